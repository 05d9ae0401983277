@echo off
rem Runs Cuebus. Builds it first when there is no build or a source file is newer than the build.
rem The same as the shell script cuebus beside it, for Windows.
setlocal EnableExtensions DisableDelayedExpansion

rem What maven.compiler.release in pom.xml says.
set "NEEDED=25"
set "HERE=%~dp0"
set "TARGET=%HERE%host-sim\target"
set "BUILT=%TARGET%\cuebus.built"
set "ARCHIVE=%TARGET%\cuebus.jsa"
set "FLAGS=-Xlog:disable --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -XX:+UseSerialGC -Xmn16m -Xmx160m"

call :find_jdk
if not defined JDK exit /b 1

set "WHY="
call :find_jar
if not defined JAR set "WHY=first use"
if not exist "%BUILT%" set "WHY=first use"
if not defined WHY call :find_stale
if defined WHY (
  call :build
  if errorlevel 1 exit /b 1
)

set "ARCHIVE_OPTION=-Xshare:auto"
if exist "%ARCHIVE%" set "ARCHIVE_OPTION=-XX:SharedArchiveFile=%ARCHIVE%"
"%JDK%\bin\java.exe" "%ARCHIVE_OPTION%" %FLAGS% -cp "%JAR%;%TARGET%\lib\*" cuebus.host.Main %*
exit /b %ERRORLEVEL%

rem Sets JDK: what the user names, else the java on PATH, else one from the usual places.
:find_jdk
set "JDK="
if defined CUEBUS_JAVA_HOME (
  call :try_jdk "%CUEBUS_JAVA_HOME%"
  if not defined JDK echo cuebus: CUEBUS_JAVA_HOME is "%CUEBUS_JAVA_HOME%", which is not a JDK %NEEDED% or newer.>&2
  exit /b 0
)
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
if defined JDK exit /b 0
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try_jdk "%%~dp$PATH:j.."
if defined JDK exit /b 0
for %%p in (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto"
  "%USERPROFILE%\.jdks"
) do for /d %%d in ("%%~p\*") do if not defined JDK call :try_jdk "%%~d"
if not defined JDK echo cuebus: needs a JDK %NEEDED% or newer and found none: install one, or set CUEBUS_JAVA_HOME to it.>&2
exit /b 0

rem Sets JDK to the folder %1 if its release file names a version that is new enough.
:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION="
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b /c:"JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~v"
if not defined VERSION exit /b 0
for /f "delims=.-+_" %%m in ("%VERSION%") do if %%m GEQ %NEEDED% set "JDK=%~1"
exit /b 0

rem Sets JAR to host-sim's jar, if it is built.
:find_jar
set "JAR="
for %%j in ("%TARGET%\cuebus-host-sim-*.jar") do set "JAR=%%~fj"
exit /b 0

rem Sets WHY if any source is newer than the build.
:find_stale
for /f "usebackq delims=" %%w in (`powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc; $sources = 'pom.xml','plugin\pom.xml','plugin\*\pom.xml','plugin\*\src\main','host-sim\pom.xml','host-sim\src\main','presets\pom.xml','presets\*\*.json'; Set-Location -LiteralPath $env:HERE; if (Get-Item $sources -ErrorAction SilentlyContinue | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem -LiteralPath $_.FullName -Recurse } } | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { 'its sources changed' }"`) do set "WHY=%%w"
exit /b 0

:build
where /q mvn
if errorlevel 1 (
  echo cuebus: needs Maven, the command mvn, to build itself: install it and put it on PATH.>&2
  exit /b 1
)
if not exist "%TARGET%" mkdir "%TARGET%"
rem The stamp is as old as the start of the build, so what is edited meanwhile counts as newer.
type nul >"%BUILT%.new" || (
  echo cuebus: cannot build: "%TARGET%" is not writable.>&2
  exit /b 1
)
echo Building Cuebus (%WHY%)...>&2
if exist "%BUILT%" del "%BUILT%"
if exist "%ARCHIVE%" del "%ARCHIVE%"
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if exist "%TARGET%\*.jar" del "%TARGET%\*.jar"
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=%MAVEN_OPTS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
call mvn -q -f "%HERE%pom.xml" -pl host-sim -am -Dmaven.test.skip -Dspotless.check.skip package 1>&2 <nul
if errorlevel 1 (
  echo cuebus: the build failed; Maven's lines above say where.>&2
  exit /b 1
)
call :find_jar
if not defined JAR (
  echo cuebus: the build left no cuebus-host-sim-*.jar in "%TARGET%".>&2
  exit /b 1
)
rem Lets the JVM keep the classes of a demo run ready, which shortens every start.
"%JDK%\bin\java.exe" "-XX:ArchiveClassesAtExit=%ARCHIVE%.new" %FLAGS% -cp "%JAR%;%TARGET%\lib\*" cuebus.host.Main demo --out "%TARGET%\training" >nul 2>nul <nul
if exist "%ARCHIVE%.new" move /y "%ARCHIVE%.new" "%ARCHIVE%" >nul
if exist "%TARGET%\training" rmdir /s /q "%TARGET%\training"
move /y "%BUILT%.new" "%BUILT%" >nul
exit /b 0

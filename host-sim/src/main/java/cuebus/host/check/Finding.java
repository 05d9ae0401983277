package cuebus.host.check;

/// One place where a session has a problem.
///
/// @param problem which
/// @param place JSON pointer (RFC 6901) into the session file
/// @param says what is found there, one sentence
/// @param fix what to do about it, one sentence
public record Finding(Problem problem, String place, String says, String fix) {}

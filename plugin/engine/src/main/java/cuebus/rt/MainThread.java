package cuebus.rt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs on the host's main thread, where it may allocate and wait: loading, activation, the editor.
/// On a type, all its methods do. Code of the [AudioThread] never calls it.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MainThread {}

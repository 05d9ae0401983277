package cuebus.rt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs on the thread that must deliver the next block in time: it allocates nothing, takes no
/// lock, touches no file and throws nothing. On a type, all its methods do.
///
/// The class file keeps it, so that the architecture tests can hold such methods to it.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AudioThread {}

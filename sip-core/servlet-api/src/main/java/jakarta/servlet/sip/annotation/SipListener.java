package jakarta.servlet.sip.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a listener of an application: implements one or more listener interfaces of {@code jakarta.servlet.sip}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SipListener {
    /** The application; needed when its package does not tell. */
    String applicationName() default "";

    /** For people. */
    String description() default "";
}

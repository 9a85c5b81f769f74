package jakarta.servlet.sip.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the public static method that gives the session key of an initial request: it takes a {@code SipServletRequest} and gives text. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SipApplicationKey {
    /** The application; needed when several are in one archive. */
    String applicationName() default "";
}

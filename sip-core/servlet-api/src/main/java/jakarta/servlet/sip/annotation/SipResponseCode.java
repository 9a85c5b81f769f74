package jakarta.servlet.sip.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Meta-annotation: the annotation it stands on selects responses by their status. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface SipResponseCode {
    /** Lowest status. */
    int from() default 100;

    /** Highest status. */
    int to() default 699;

    /** Only final responses of proxy branches that are not the one chosen. */
    boolean branch() default false;
}

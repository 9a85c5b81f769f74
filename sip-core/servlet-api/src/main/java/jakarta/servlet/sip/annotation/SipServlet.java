package jakarta.servlet.sip.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a servlet: a subclass of {@link jakarta.servlet.sip.SipServlet}, or, since 2.0, any class with methods for requests and responses. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SipServlet {
    /** The application; needed when its package does not tell. */
    String applicationName() default "";

    /** Order of start; negative: when first used. */
    int loadOnStartup() default -1;

    /** Name; that of the class when empty. */
    String name() default "";

    /** For people. */
    String description() default "";
}

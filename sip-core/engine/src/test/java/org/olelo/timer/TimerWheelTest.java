package org.olelo.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private final ManualClock clock = new ManualClock();
    private final TimerWheel wheel = new TimerWheel(clock, 10, 64);
    private final List<String> ran = new ArrayList<>();

    @Test
    void shouldNotFireBeforeTheDelayAndOnceAfterIt() {
        wheel.schedule(task("a"), 500);
        clock.advance(499, wheel);
        assertEquals(List.of(), ran);
        clock.advance(1, wheel);
        assertEquals(List.of("a"), ran);
        clock.advance(5000, wheel);
        assertEquals(List.of("a"), ran);
        assertEquals(0, wheel.size());
    }

    @Test
    void shouldKeepTasksOfLaterRoundsInTheirSlot() {
        wheel.schedule(task("later"), 640 * 3 + 100);
        wheel.schedule(task("soon"), 100);
        clock.advance(100, wheel);
        assertEquals(List.of("soon"), ran);
        clock.advance(640 * 3 - 1, wheel);
        assertEquals(List.of("soon"), ran);
        clock.advance(1, wheel);
        assertEquals(List.of("soon", "later"), ran);
    }

    @Test
    void shouldFireAllAfterAPauseLongerThanARound() {
        for (int delay = 0; delay < 2000; delay += 7) {
            wheel.schedule(task("d" + delay), delay);
        }
        clock.advance(10_000);
        assertEquals(286, wheel.advance());
        assertEquals(286, ran.size());
    }

    @Test
    void shouldNotRunWhatWasCancelledEvenByATaskOfTheSameTick() {
        TimerTask second = task("second");
        TimerTask first = new TimerTask() {
            @Override
            protected void expired() {
                ran.add("first");
                assertTrue(wheel.cancel(second));
            }
        };
        wheel.schedule(first, 20);
        wheel.schedule(second, 20);
        clock.advance(100, wheel);
        assertEquals(List.of("first"), ran);
        assertFalse(second.isScheduled());
        assertFalse(wheel.cancel(second));
    }

    @Test
    void shouldMoveATaskThatIsScheduledAgain() {
        TimerTask task = task("a");
        wheel.schedule(task, 50);
        wheel.schedule(task, 300);
        assertEquals(1, wheel.size());
        clock.advance(200, wheel);
        assertEquals(List.of(), ran);
        clock.advance(100, wheel);
        assertEquals(List.of("a"), ran);
    }

    @Test
    void shouldLetATaskScheduleItself() {
        TimerTask task = new TimerTask() {
            @Override
            protected void expired() {
                ran.add("x");
                wheel.schedule(this, 100);
            }
        };
        wheel.schedule(task, 100);
        clock.advance(1000, wheel);
        assertEquals(10, ran.size());
    }

    @Test
    void shouldGoOnAfterATaskThatThrows() {
        wheel.schedule(
                new TimerTask() {
                    @Override
                    protected void expired() {
                        throw new IllegalStateException("wanted by the test");
                    }
                },
                10);
        wheel.schedule(task("b"), 10);
        clock.advance(20, wheel);
        assertEquals(List.of("b"), ran);
    }

    @Test
    void shouldFireEveryTaskAtItsTimeInAnyMix() {
        Random random = new Random(42);
        List<Long> late = new ArrayList<>();
        int expected = 0;
        for (int round = 0; round < 2000; round++) {
            long due = clock.millis() + random.nextInt(3000);
            TimerTask task = new TimerTask() {
                @Override
                protected void expired() {
                    late.add(clock.millis() - due);
                }
            };
            wheel.schedule(task, due - clock.millis());
            if (random.nextInt(3) == 0) {
                wheel.cancel(task);
            } else {
                expected++;
            }
            clock.advance(random.nextInt(20));
            wheel.advance();
        }
        clock.advance(5000, wheel);
        assertEquals(expected, late.size());
        assertTrue(late.stream().allMatch(ms -> ms >= 0 && ms <= 40), late::toString);
    }

    @Test
    void shouldRunPeriodicTimersWithoutDoublingThem() {
        List<Runnable> queue = new ArrayList<>();
        PeriodicTimers timers = new PeriodicTimers(wheel, queue::add);
        PeriodicTimer timer = timers.register("t", 100, () -> ran.add("run"));
        clock.advance(100, wheel);
        assertEquals(1, queue.size());
        clock.advance(500, wheel);
        assertEquals(1, queue.size()); // the first run has not ended
        queue.removeFirst().run();
        clock.advance(100, wheel);
        assertEquals(1, queue.size());
        timer.stop();
        queue.removeFirst().run();
        clock.advance(1000, wheel);
        assertEquals(List.of("run"), ran);
        assertEquals(List.of(), queue);
        assertEquals(List.of(), timers.timers());
    }

    private TimerTask task(String name) {
        return new TimerTask() {
            @Override
            protected void expired() {
                ran.add(name);
            }
        };
    }
}

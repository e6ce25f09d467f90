/* Connections to a real listening socket; the workers only count them. */
#include "test.h"

#include "web/acceptor.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <unistd.h>

enum { WORKERS = 3, MOST = 7, WAIT_MS = 10000 };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t change;
    int sockets[64];
    size_t of[64], n;
    size_t refuse;  // so many are not taken
} dealt = {.lock = PTHREAD_MUTEX_INITIALIZER, .change = PTHREAD_COND_INITIALIZER};

static struct acceptor *acceptor;
static int listening;

static bool take(void *context, size_t worker, int socket, const struct sockaddr *address,
                 socklen_t size) {
    assert_ptr_equal(context, &dealt);
    assert_int_equal(address->sa_family, AF_INET);
    assert_int_equal(size, sizeof(struct sockaddr_in));
    pthread_mutex_lock(&dealt.lock);
    bool taken = dealt.refuse == 0;
    if (taken) {
        dealt.of[dealt.n] = worker;
        dealt.sockets[dealt.n++] = socket;
    } else {
        dealt.refuse--;
        close(socket);
    }
    pthread_cond_signal(&dealt.change);
    pthread_mutex_unlock(&dealt.lock);
    return taken;
}

/* Waits until so many have been dealt in all; false where they do not come. */
static bool await_dealt(size_t n, unsigned ms) {
    struct timespec until;
    int error = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (long)(ms % 1000) * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&dealt.lock);
    while (dealt.n < n && error == 0)
        error = pthread_cond_timedwait(&dealt.change, &dealt.lock, &until);
    bool there = dealt.n >= n;
    pthread_mutex_unlock(&dealt.lock);
    return there;
}

static int connected(void) {
    struct sockaddr_in to = {0};
    socklen_t size = sizeof to;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(getsockname(listening, (struct sockaddr *)&to, &size), 0);
    assert_int_equal(connect(s, (struct sockaddr *)&to, sizeof to), 0);
    return s;
}

static int setup(void **state) {
    (void)state;
    Fail fail = {0};
    struct sockaddr_in at = {.sin_family = AF_INET};
    AcceptorPlan plan = {take, &dealt, WORKERS, MOST};
    dealt.n = dealt.refuse = 0;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listening = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(listening, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(listening, 64), 0);
    assert_ok(acceptor_start(&plan, listening, &acceptor, &fail));
    return 0;
}

static int teardown(void **state) {
    (void)state;
    acceptor_stop(acceptor);
    acceptor_destroy(acceptor);
    for (size_t i = 0; i < dealt.n; i++)
        close(dealt.sockets[i]);
    close(listening);
    return 0;
}

static void test_each_goes_to_whoever_has_the_fewest(void **state) {
    (void)state;
    int ours[MOST];
    for (size_t i = 0; i < MOST; i++)
        ours[i] = connected();
    assert_true(await_dealt(MOST, WAIT_MS));
    for (size_t i = 0; i < MOST; i++)
        assert_int_equal(dealt.of[i], i % WORKERS);
    // Worker 0 has three, the others two; two of the last worker's leave.
    acceptor_left(acceptor, 2);
    acceptor_left(acceptor, 2);
    int first = connected(), second = connected();
    assert_true(await_dealt(MOST + 2, WAIT_MS));
    assert_int_equal(dealt.of[MOST], 2);
    assert_int_equal(dealt.of[MOST + 1], 2);
    for (size_t i = 0; i < MOST; i++)
        close(ours[i]);
    close(first);
    close(second);
}

static void test_a_worker_at_an_answer_gets_none(void **state) {
    (void)state;
    int ours[MOST];
    acceptor_busy(acceptor, 0, true);
    acceptor_busy(acceptor, 2, true);
    for (size_t i = 0; i < 3; i++)
        ours[i] = connected();
    assert_true(await_dealt(3, WAIT_MS));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(dealt.of[i], 1);
    acceptor_busy(acceptor, 0, false);
    ours[3] = connected();
    assert_true(await_dealt(4, WAIT_MS));
    assert_int_equal(dealt.of[3], 0);
    for (size_t i = 0; i < 4; i++)
        close(ours[i]);
}

static void test_who_finds_no_place_waits_until_one_has_left(void **state) {
    (void)state;
    int ours[MOST + 1];
    for (size_t i = 0; i < MOST + 1; i++)
        ours[i] = connected();
    assert_true(await_dealt(MOST, WAIT_MS));
    assert_false(await_dealt(MOST + 1, 200));
    acceptor_left(acceptor, 1);
    assert_true(await_dealt(MOST + 1, WAIT_MS));
    assert_int_equal(dealt.of[MOST], 1);
    for (size_t i = 0; i < MOST + 1; i++)
        close(ours[i]);
}

static void test_what_a_worker_could_not_have_takes_no_place(void **state) {
    (void)state;
    int ours[MOST + 20];
    dealt.refuse = 20;
    for (size_t i = 0; i < MOST + 20; i++)
        ours[i] = connected();
    assert_true(await_dealt(MOST, WAIT_MS));
    assert_int_equal(dealt.refuse, 0);
    for (size_t i = 0; i < MOST + 20; i++)
        close(ours[i]);
}

static void test_stopping_ends_each_way_of_waiting(void **state) {
    (void)state;
    int ours[MOST];
    acceptor_stop(acceptor);  // asleep in accept()
    acceptor_destroy(acceptor);
    close(listening);
    setup(NULL);
    for (size_t i = 0; i < MOST; i++)
        ours[i] = connected();
    assert_true(await_dealt(MOST, WAIT_MS));  // the teardown stops it while there is no place
    for (size_t i = 0; i < MOST; i++)
        close(ours[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_goes_to_whoever_has_the_fewest, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_worker_at_an_answer_gets_none, setup, teardown),
        cmocka_unit_test_setup_teardown(test_who_finds_no_place_waits_until_one_has_left, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_what_a_worker_could_not_have_takes_no_place, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_stopping_ends_each_way_of_waiting, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

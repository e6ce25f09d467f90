#include "test.h"

#include "web/patience.h"
#include <sys/socket.h>
#include <unistd.h>

static struct patience *patience;
static int near_end[2], far_end[2];  // two pairs of sockets

static int setup(void **state) {
    (void)state;
    Fail fail = {0};
    assert_ok(patience_create(&patience, &fail));
    int pair[2];
    for (int i = 0; i < 2; i++) {
        assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        near_end[i] = pair[0];
        far_end[i] = pair[1];
    }
    return 0;
}

static int teardown(void **state) {
    (void)state;
    patience_destroy(patience);
    for (int i = 0; i < 2; i++) {
        close(near_end[i]);
        close(far_end[i]);
    }
    return 0;
}

/* Waits for it; the test's own limit of time ends a wait in vain. */
static bool is_shut(int s) {
    char byte;
    return recv(s, &byte, 1, 0) == 0;
}

static bool is_open(int s) {
    char byte;
    return recv(s, &byte, 1, MSG_DONTWAIT) < 0;
}

static void test_what_does_not_come_in_time_ends_the_connection(void **state) {
    (void)state;
    PatienceWait late, early;
    patience_begin(patience, &late, near_end[0]);
    patience_begin(patience, &early, near_end[1]);
    patience_await(patience, &late, 1);
    patience_await(patience, &early, 3600 * 1000);
    assert_true(is_shut(far_end[0]));
    assert_true(is_open(far_end[1]));
    patience_end(patience, &late);
    patience_end(patience, &early);
}

static void test_what_came_or_ended_is_waited_for_no_more(void **state) {
    (void)state;
    PatienceWait came, third;
    patience_begin(patience, &came, near_end[0]);
    patience_await(patience, &came, 1);
    patience_rest(patience, &came);
    PatienceWait gone;
    patience_begin(patience, &gone, near_end[0]);
    patience_await(patience, &gone, 1);
    patience_end(patience, &gone);
    patience_begin(patience, &third, near_end[1]);
    patience_await(patience, &third, 1);
    assert_true(is_shut(far_end[1]));  // so the list was looked through since
    bool both_open = is_open(far_end[0]);
    patience_end(patience, &third);
    patience_end(patience, &came);
    assert_true(both_open);
}

static void test_who_leaves_before_it_came_is_waited_for_no_more(void **state) {
    (void)state;
    PatienceWait left, done;
    patience_begin(patience, &left, near_end[0]);
    patience_begin(patience, &done, near_end[1]);
    assert_int_equal(shutdown(far_end[1], SHUT_WR), 0);  // its request is whole and being answered
    patience_await(patience, &left, 3600 * 1000);
    assert_int_equal(send(far_end[0], "GET", 3, 0), 3);
    char three[3];
    assert_int_equal(recv(near_end[0], three, 3, 0), 3);
    assert_int_equal(shutdown(far_end[0], SHUT_WR), 0);
    assert_true(is_shut(far_end[0]));
    assert_true(is_open(far_end[1]));
    patience_end(patience, &left);
    patience_end(patience, &done);
}

static void test_the_list_holds_from_any_end(void **state) {
    (void)state;
    PatienceWait waits[3];
    for (int i = 0; i < 3; i++)
        patience_begin(patience, &waits[i], near_end[0]);
    patience_end(patience, &waits[1]);
    patience_end(patience, &waits[2]);
    patience_begin(patience, &waits[1], near_end[1]);
    patience_end(patience, &waits[0]);
    patience_await(patience, &waits[1], 1);
    assert_true(is_shut(far_end[1]));
    patience_end(patience, &waits[1]);
    assert_true(is_open(far_end[0]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_does_not_come_in_time_ends_the_connection, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_what_came_or_ended_is_waited_for_no_more, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_who_leaves_before_it_came_is_waited_for_no_more, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_the_list_holds_from_any_end, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

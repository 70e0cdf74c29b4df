// A program of the tests: threads named like arangod's, and the ways in which such a program dies or hangs.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t queue = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER;
static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t second = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t both;
static pthread_barrier_t begun;
volatile unsigned long turns;

__attribute__((noinline)) void getWork(void) {
    pthread_mutex_lock(&queue);
    for (;;) {
        pthread_cond_wait(&work, &queue);
    }
}

static void *scheduler(void *name) {
    pthread_setname_np(pthread_self(), name);
    pthread_barrier_wait(&begun);
    getWork();
    return 0;
}

__attribute__((noinline)) void lockBoth(pthread_mutex_t *one, pthread_mutex_t *other) {
    pthread_mutex_lock(one);
    pthread_barrier_wait(&both);
    pthread_mutex_lock(other);
}

static void *commit(void *name) {
    pthread_setname_np(pthread_self(), name);
    lockBoth(&first, &second);
    return 0;
}

static void *abortTransaction(void *name) {
    pthread_setname_np(pthread_self(), name);
    lockBoth(&second, &first);
    return 0;
}

static void *spin(void *name) {
    pthread_setname_np(pthread_self(), name);
    for (;;) {
        turns++;
    }
}

__attribute__((noinline)) int readDocument(int *document) {
    return *document;
}

__attribute__((noinline)) int recurse(int depth) {
    volatile char frame[4096];
    frame[0] = (char)depth;
    return recurse(depth + 1) + frame[0];
}

static void start(void *(*body)(void *), char *name) {
    pthread_t thread;
    pthread_create(&thread, 0, body, name);
}

int main(int argc, char **argv) {
    const char *way = argc > 1 ? argv[1] : "wait";
    pthread_barrier_init(&begun, 0, 4);
    start(scheduler, "SchedWorker");
    start(scheduler, "SchedWorker");
    start(scheduler, "Maintenance 1");
    pthread_barrier_wait(&begun);
    if (!strcmp(way, "null")) {
        return readDocument((int *)0);
    }
    if (!strcmp(way, "abort")) {
        abort();
    }
    if (!strcmp(way, "overflow")) {
        return recurse(0);
    }
    if (!strcmp(way, "deadlock")) {
        pthread_barrier_init(&both, 0, 2);
        start(commit, "Commit");
        start(abortTransaction, "Abort");
    }
    if (!strcmp(way, "spin")) {
        start(spin, "Spinner");
    }
    puts("ready");
    fflush(stdout);
    for (;;) {
        pause();
    }
}

/** Loaded into each process before its own code: when the supervisor is gone, however it went, the process ends in its usual way. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

/** npm passes a signal on to the shell between us and no further, so `kill` on npm is seen only by our parent being gone. */
export function stopWithNpm(stop: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 250).unref();
}

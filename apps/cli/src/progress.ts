/** Goes on counting from when the command began, before there was anything built to run. */
const began = Number((process.env.CONCORDAT_BEGAN ??= String(Date.now())));
const out = process.argv[1]?.endsWith('run.mjs') ? process.stderr : process.stdout;

export function say(words: string): void {
  out.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}\n`);
}

/** Progress lines carry the time since the command began; the part that runs after the build goes on counting from the same instant. */
const began = Number((process.env.CONCORDAT_BEGAN ??= String(Date.now())));

/** What `npm run token` and its like print is for another program to read: their progress goes beside it. */
const out = process.argv[1]?.endsWith('run.mjs') ? process.stderr : process.stdout;

export function say(words) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  out.write(`${seconds.padStart(6)} s  ${words}\n`);
}

/** What went wrong, in words for the person at the keyboard. Everything else is a fault and keeps its stack. */
export class CannotContinue extends Error {}

export async function orSayWhy(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CannotContinue) && error?.name !== 'CannotContinue') throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}

/** Progress lines carry the time since the command began; the part that runs after the build goes on counting from the same instant. */
const began = Number((process.env.CONCORDAT_BEGAN ??= String(Date.now())));

export function say(words) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${words}`);
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

/** Progress lines carry the time since the command began; the part that runs after the build goes on counting from the same instant. */
const began = Number((process.env.CONCORDAT_BEGAN ??= String(Date.now())));

/** What `npm run token` and its like print is for another program to read: their progress goes beside it. */
const out = process.argv[1]?.endsWith('run.mjs') ? process.stderr : process.stdout;

export function say(words) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  out.write(`${seconds.padStart(6)} s  ${words}\n`);
}

/** What went wrong, in words for the person at the keyboard. Everything else is a fault and keeps its stack. */
export class CannotContinue extends Error {
  name = 'CannotContinue';
}

export async function orSayWhy(work) {
  try {
    return await work();
  } catch (error) {
    const words = plainWords(error);
    if (!words) throw error;
    console.error(`\n${words}`);
    process.exit(1);
  }
}

function plainWords(error) {
  if (error?.name === 'CannotContinue' || error instanceof CannotContinue) return error.message;
  if (error?.code === 'ENOSPC') return 'The disk is full. Make room and run the command again.';
  if (['EACCES', 'EPERM', 'EROFS'].includes(error?.code) && error.path)
    return `${error.path} may not be written by this user. Run the command as the owner of the folder, or clone one of your own.`;
  return undefined;
}

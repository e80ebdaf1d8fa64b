import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A folder is made or it is not: the lock of processes that know nothing of each other. One whose holder has died is taken over. */
export async function oneAtATime(folder, work) {
  for (let waits = 0; !take(folder); waits += 1) {
    if (waits > 600) throw new Error(`Another build has held ${folder} for a minute. If none is running, delete that folder.`);
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives(folder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

function holderLives(folder) {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM' || error.code === 'ENOENT';
  }
}

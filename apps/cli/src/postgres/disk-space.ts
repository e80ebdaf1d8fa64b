import { statfsSync } from 'node:fs';
import { CannotContinue } from '../cannot-continue.js';

export function refuseFullDisk(folder: string, neededMegabytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= neededMegabytes) return;
  throw new CannotContinue(
    `The disk is full: ${folder} has ${free} MB free and the database needs ${neededMegabytes} MB. Make room, or set DATA_DIR to a folder on another disk, and run the command again.`,
  );
}

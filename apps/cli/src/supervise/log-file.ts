import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LARGEST = 10_000_000;

/** One older file is kept beside the present one. */
export function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LARGEST) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** What was written from a place on, at most the last 64 kB of it. */
export function writtenSince(file: string, from: number): string {
  const end = existsSync(file) ? statSync(file).size : 0;
  const start = Math.max(from, end - 65_536);
  if (end <= start) return '';
  const handle = openSync(file, 'r');
  const found = Buffer.alloc(end - start);
  readSync(handle, found, 0, found.length, start);
  closeSync(handle);
  return found.toString('utf8');
}

export const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n');

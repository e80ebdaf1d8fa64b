import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  readonly hint: string;
}

export const demoPeople = JSON.parse(readFileSync(join(import.meta.dirname, 'demo-people.json'), 'utf8')) as readonly DemoPerson[];

export function personOf(subject: unknown): DemoPerson | undefined {
  return demoPeople.find((person) => person.subject === subject);
}

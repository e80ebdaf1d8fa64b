import { randomUUID } from 'node:crypto';
import { Ledger } from '@lib/ledger';

/** Loaded before the API for one arm of the bench alone: acts that leave no entry, on a database that asks for none. */
Ledger.prototype.appendAll = (_tx, _actor, acts) => Promise.resolve(acts.map(() => randomUUID()));

import type { PoolConfig } from 'pg';
import { PreparingClient } from './preparing-client.js';

/** Settings of every connection of the API: bounded waits, one spelling of times, plans that do not depend on who asks. */
export function connectionOptions(url: string, name: string): PoolConfig {
  return {
    connectionString: url,
    Client: PreparingClient,
    application_name: name,
    options: ['plan_cache_mode=force_generic_plan', 'TimeZone=UTC', 'DateStyle=ISO', 'jit=off'].map((set) => `-c ${set}`).join(' '),
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
  };
}

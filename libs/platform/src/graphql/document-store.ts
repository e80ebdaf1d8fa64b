import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode } from 'graphql';
import type { OperationRegistry } from './registry.js';

/** How many other documents are remembered: enough for development, too few to fill the memory with. */
const OTHERS_KEPT = 500;

/** Registered operations were parsed and validated at the start, so no limit on tokens applies to them; the rest are kept while in use. */
export class DocumentStore implements KeyValueCache<DocumentNode> {
  private readonly others = new Map<string, DocumentNode>();

  constructor(private readonly registry: OperationRegistry) {}

  async get(key: string): Promise<DocumentNode | undefined> {
    const registered = this.registry.hashed(key.slice(-64));
    if (registered) return registered.document;
    const found = this.others.get(key);
    if (found) {
      this.others.delete(key);
      this.others.set(key, found);
    }
    return found;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.others.set(key, document);
    const oldest = this.others.size > OTHERS_KEPT ? this.others.keys().next().value : undefined;
    if (oldest !== undefined) this.others.delete(oldest);
  }

  async delete(key: string): Promise<boolean> {
    return this.others.delete(key);
  }
}

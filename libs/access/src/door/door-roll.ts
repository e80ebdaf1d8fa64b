import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type DoorEntry, doorsOf } from './doors.js';

/** Every root handler and what it requires. An undeclared one stops the start: forgetting is not a permission. */
@Injectable()
export class DoorRoll implements OnModuleInit {
  private readonly entries = new Map<string, DoorEntry>();

  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const hosts = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const instances = hosts
      .map(({ instance }) => instance as unknown)
      .filter((one): one is object => typeof one === 'object' && one !== null);
    const classes = instances.map((one) => one.constructor).filter((one) => typeof one === 'function');
    const { entries, undeclared } = doorsOf(new Set(classes));
    if (undeclared.length > 0) throw new Error(`Not declared with @Requires or @Open, so the door stays shut: ${undeclared.join(', ')}`);
    for (const entry of entries) this.entries.set(`${entry.kind} ${entry.name}`, entry);
  }

  find(kind: DoorEntry['kind'], name: string): DoorEntry | undefined {
    return this.entries.get(`${kind} ${name}`);
  }

  all(): readonly DoorEntry[] {
    return [...this.entries.values()];
  }
}

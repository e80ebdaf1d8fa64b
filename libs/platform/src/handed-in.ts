import type { DiscoveryService } from '@nestjs/core';

/** What is handed in as a value by any context, wherever it stands in the tree of modules. */
export function handedIn<Part>(discovery: DiscoveryService, kind: abstract new (...args: never[]) => Part): Part[] {
  return discovery
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .filter((instance): instance is Part => instance instanceof kind);
}

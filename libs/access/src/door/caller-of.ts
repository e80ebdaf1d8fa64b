import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { KnownCaller } from '../actor.js';

/** GraphQL and REST alike: the caller was built once for the request and is only looked up here. */
export function callerOf(context: ExecutionContext): KnownCaller {
  if (context.getType<string>() === 'graphql') return GqlExecutionContext.create(context).getContext<{ caller: KnownCaller }>().caller;
  return context.switchToHttp().getRequest<{ caller: KnownCaller }>().caller;
}

import type { RequestHead } from '@lib/platform';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { KnownCaller } from '../actor.js';
import { AccessDoorkeeper } from './access-doorkeeper.js';
import { callerOf } from './caller-of.js';

/** Default deny on the ordinary path. Nest calls no guard for field resolvers: those may only call narrowed readers. */
@Injectable()
export class RequirementGuard implements CanActivate {
  constructor(private readonly doorkeeper: AccessDoorkeeper) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<string>() !== 'graphql') {
      await this.admitToRoute(context);
      return true;
    }
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    await this.doorkeeper.admit(callerOf(context), info.parentType.name as 'Query' | 'Mutation', [info.fieldName]);
    return true;
  }

  /** GraphQL's callers are known before anything runs; a route's is asked for here, and only where the route is not open to all. */
  private async admitToRoute(context: ExecutionContext): Promise<void> {
    const name = `${context.getClass().name}.${context.getHandler().name}`;
    const request = context.switchToHttp().getRequest<RequestHead & { readonly id: string; caller?: KnownCaller }>();
    const nobody = { actor: null, bearer: null, correlationId: request.id };
    request.caller ??= this.doorkeeper.isOpen('Route', name) ? nobody : await this.doorkeeper.identify(request, request.id);
    await this.doorkeeper.admit(request.caller, 'Route', [name]);
  }
}

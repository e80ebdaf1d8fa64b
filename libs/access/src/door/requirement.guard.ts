import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AccessDoorkeeper } from './access-doorkeeper.js';
import { callerOf } from './caller-of.js';

/** Default deny on the ordinary path. Nest calls no guard for field resolvers: those may only call narrowed readers. */
@Injectable()
export class RequirementGuard implements CanActivate {
  constructor(private readonly doorkeeper: AccessDoorkeeper) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<string>() !== 'graphql') {
      await this.doorkeeper.admit(callerOf(context), 'Route', [`${context.getClass().name}.${context.getHandler().name}`]);
      return true;
    }
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    await this.doorkeeper.admit(callerOf(context), info.parentType.name as 'Query' | 'Mutation', [info.fieldName]);
    return true;
  }
}

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerFor } from '../graphql/faults.js';
import { faultForLog, LOGGER, type Logger } from '../logging/logger.js';
import { BadBody } from './json-body.js';

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  STEP_UP_NEEDED: 403,
  BAD_USER_INPUT: 400,
  TRY_AGAIN: 409,
  OUTCOME_UNKNOWN: 503,
  FAULT: 500,
};
const SAID: Readonly<Record<number, string>> = {
  404: 'Not found',
  413: 'The request is too large',
  415: 'Requests are sent as application/json',
};

/** Whatever goes wrong outside GraphQL has the same shape as inside it. GraphQL's own errors are formatted by its own hook. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw fault;
    const http = host.switchToHttp();
    const { id } = http.getRequest<FastifyRequest>();
    const { status, message, extensions } = this.answer(fault, id);
    const reply = http.getResponse<FastifyReply>();
    void reply
      .code(status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errors: [{ message, extensions }] }));
  }

  private answer(fault: unknown, correlationId: string): { status: number; message: string; extensions: object } {
    const status = statusOf(fault);
    if (status !== undefined && status >= 400 && status < 500) {
      const message = fault instanceof BadBody ? fault.message : (SAID[status] ?? 'The request is not one that this service understands');
      return { status, message, extensions: { code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT' } };
    }
    const answer = answerFor(fault, correlationId);
    if (answer.extensions.code === 'FAULT') this.logger.error({ correlationId, fault: faultForLog(fault) }, 'fault');
    return { ...answer, status: STATUS[answer.extensions.code] ?? 500 };
  }
}

function statusOf(fault: unknown): number | undefined {
  if (fault instanceof HttpException) return fault.getStatus();
  const { statusCode } = (fault ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

import { Open } from '@lib/access';
import { Health, type Release } from '@lib/platform';
import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** For whoever runs the service: whether it stands, whether it may be sent work, and what it is. */
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Open('says only that the process answers')
  @Get('ping')
  @HttpCode(200)
  ping(): string {
    return 'pong';
  }

  @Open('says whether the service is ready, not what is in it')
  @Get('health')
  async check(@Res() reply: FastifyReply): Promise<void> {
    const { ready, problems } = await this.health.check();
    await reply.code(ready ? 200 : 503).send({ ready, problems });
  }

  @Open('names the service and its version')
  @Get('info')
  info(): Omit<Release, 'migrations'> {
    const { name, version } = this.health.release;
    return { name, version };
  }
}

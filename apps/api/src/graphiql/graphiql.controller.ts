import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Open } from '@lib/access';
import { OperationRegistry } from '@lib/platform';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { print } from 'graphql';
import { PAGE, SCRIPT, STYLE } from './graphiql.page.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Its editor puts its own styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
const STYLE_TYPE = 'text/css; charset=utf-8';

interface Part {
  readonly type: string;
  readonly read: () => string;
}
/** From the packages as they were installed, at the versions of package.json. */
const installed = (name: string, file: string, type: string): Part => ({
  type,
  read: () => readFileSync(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file), 'utf8'),
});
const PARTS: Readonly<Record<string, Part>> = {
  'page.js': { type: SCRIPT_TYPE, read: () => SCRIPT },
  'page.css': { type: STYLE_TYPE, read: () => STYLE },
  'react.js': installed('react', 'umd/react.production.min.js', SCRIPT_TYPE),
  'react-dom.js': installed('react-dom', 'umd/react-dom.production.min.js', SCRIPT_TYPE),
  'graphiql.js': installed('graphiql', 'graphiql.min.js', SCRIPT_TYPE),
  'graphiql.css': installed('graphiql', 'graphiql.min.css', STYLE_TYPE),
};

/** A page to try operations on, for whoever builds against the API. It is not there in production: see AppModule. */
@Controller('graphiql')
export class GraphiqlController {
  constructor(private readonly registry: OperationRegistry) {}

  @Open('a page without data, in development only; what it asks goes through the door')
  @Get()
  async page(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(PAGE);
  }

  @Open('the texts of the registered operations, in development only')
  @Get('operations.json')
  operations(): { readonly name: string; readonly text: string }[] {
    return this.registry.all().map(({ name, document }) => ({ name, text: print(document) }));
  }

  @Open('the page’s own scripts and styles, in development only')
  @Get(':part')
  async part(@Param('part') name: string, @Res() reply: FastifyReply): Promise<void> {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!part) throw new NotFoundException();
    await reply.type(part.type).send(part.read());
  }
}

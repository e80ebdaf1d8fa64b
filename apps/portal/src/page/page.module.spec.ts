import type { DiscoveryService } from '@nestjs/core';
import { Reflector } from '@nestjs/core';
import { Page } from './page.decorator.js';
import { PageModule } from './page.module.js';

@Page({ path: '/declared', name: 'DECLARED' })
class DeclaredPage {}
class ForgottenPage {}

const starting = (...controllers: { name: string }[]) => {
  const found = controllers.map((metatype) => ({ metatype, name: metatype.name }));
  const discovery = { getControllers: () => found } as unknown as DiscoveryService;
  return () => new PageModule(discovery, new Reflector()).onModuleInit();
};

it('starts only when every controller is a declared page', () => {
  expect(starting(DeclaredPage)).not.toThrow();
  expect(starting(DeclaredPage, ForgottenPage)).toThrow('Not declared with @Page: ForgottenPage');
});

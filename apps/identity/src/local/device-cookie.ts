import type { Context } from 'koa';
import type { IdentityConfig } from '../config.js';
import { DEVICE_COOKIE, DEVICE_COOKIE_DAYS } from '../throttle.js';

/** The device on which somebody has just proved who they are. It opens nothing; it keeps other people's mistakes from counting here. */
export function keepDevice(ctx: Context, config: IdentityConfig, value: string): void {
  const secure = config.issuer.startsWith('https://') ? '; Secure' : '';
  ctx.append(
    'Set-Cookie',
    `${DEVICE_COOKIE}=${value}; Path=/interaction; Max-Age=${DEVICE_COOKIE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`,
  );
}

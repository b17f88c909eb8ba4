/** The page may load what came with the program and nothing else. `connect` names the origins of the page's own calls:
 *  none under Electron (calls go through a port), the loopback WebSocket in a browser. */
export interface ContentSecurityOptions {
  readonly connect: readonly string[];
  /** Let in with the page's own `<style>` elements; absent where the answer is no page. */
  readonly nonce?: string;
}

/** The Content-Security-Policy of the page, for both shells.
 *
 *  The grid and the component library write `<style>` elements while they run. A nonce, new with every load of the page,
 *  lets those in and no others; style attributes, inline scripts, `eval` and every outside address are refused. Text can
 *  nowhere become markup or code: Trusted Types are required, and nobody may make any. */
function contentSecurityPolicy({ connect, nonce }: ContentSecurityOptions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "manifest-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Powers of the page that the program has no use for: refused before anybody can ask for them. */
const refusedFeatures = [
  'accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection',
  'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking',
] as const;

/** Headers of every answer of the private page, refusals included. Nothing is stored by the browser's own cache. */
export function securityHeaders(options: ContentSecurityOptions): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
    'Cache-Control': 'no-store',
  };
}

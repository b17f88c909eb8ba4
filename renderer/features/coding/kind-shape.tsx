import type { Code } from '#core/contract/code.ts';
import { classes } from '../../ui/index.ts';
import { codeLook, kindOf } from './model/kinds.ts';

/** The mark of a code: shape by kind, colour by kind or its own. */
export function KindShape({ code, title, size = 10 }: { code: Pick<Code, 'kind' | 'colour'>; title?: string; size?: number }) {
  const { className, style } = codeLook(code);
  return (
    <svg className={classes('kind-shape', className)} style={style} viewBox="0 0 10 10" width={size} height={size} {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}>
      {title ? <title>{title}</title> : null}
      <path d={kindOf(code.kind).shape} />
    </svg>
  );
}

import type { Data, Processor } from 'unified';
import type {} from 'remark-parse';

/** Inline directives of the dialect; each needs its brackets: `:term[head]`. */
export const TEXT_DIRECTIVES = ['term', 'blank', 'org', 'publisher', 'see'] as const;

const COLON = 58;
const OPENING_BRACKET = 91;
const LONGEST_NAME = Math.max(...TEXT_DIRECTIVES.map((name) => name.length));

/**
 * Keep remark-directive from reading a directive out of `3:30pm`, `2:1` or `mailto:head@x`: the tokenizer looks ahead and
 * takes a colon only when one of our names and an opening bracket follow. The words then never leave the text, and links
 * and addresses beside a colon are still seen.
 */
export function ownTextDirectives(this: Processor): undefined {
  const extensions = this.data().micromarkExtensions ?? [];
  for (const extension of extensions) {
    const construct = extension.text?.[COLON];
    if (!extension.text || !construct || Array.isArray(construct)) continue;
    extension.text[COLON] = {
      ...construct,
      tokenize(effects, ok, nok) {
        const directive = construct.tokenize.call(this, effects, ok, nok);
        return effects.check(ownName, directive, nok);
      },
    };
  }
}

type Extensions = NonNullable<Data['micromarkExtensions']>;
type Construct = Exclude<NonNullable<NonNullable<Extensions[number]['text']>[number]>, unknown[]>;
type State = ReturnType<Construct['tokenize']>;

const ownName: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let name = '';
    const next: State = (code) => {
      if (code !== null && code >= 97 && code <= 122 && name.length < LONGEST_NAME) {
        name += String.fromCharCode(code);
        effects.consume(code);
        return next;
      }
      effects.exit('data');
      return code === OPENING_BRACKET && (TEXT_DIRECTIVES as readonly string[]).includes(name) ? ok(code) : nok(code);
    };
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      return next;
    };
  },
};

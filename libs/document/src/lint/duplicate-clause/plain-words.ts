/** Words of one meaning in policies, each as the plainest of them: a difference in one of these is a matter of wording. */
const PLAIN = new Map(
  [
    [
      'tell',
      'tells',
      'told',
      'telling',
      'inform',
      'informs',
      'informed',
      'informing',
      'notify',
      'notifies',
      'notified',
      'notifying',
      'advised',
    ],
    [
      'start',
      'starts',
      'started',
      'starting',
      'begin',
      'begins',
      'began',
      'begun',
      'beginning',
      'commence',
      'commences',
      'commenced',
      'commencing',
    ],
    ['buy', 'buys', 'bought', 'buying', 'purchase', 'purchases', 'purchased', 'purchasing'],
    [
      'keep',
      'keeps',
      'kept',
      'keeping',
      'retain',
      'retains',
      'retained',
      'retaining',
      'store',
      'stores',
      'stored',
      'storing',
    ],
    ['send', 'sends', 'sent', 'sending'],
    ['give', 'gives', 'gave', 'given', 'giving'],
    ['take', 'takes', 'took', 'taken', 'taking'],
    ['hold', 'holds', 'held', 'holding', 'holding'],
    ['make', 'makes', 'made', 'making'],
    ['write', 'writes', 'wrote', 'written', 'writing'],
    ['pay', 'pays', 'paid', 'paying', 'paying'],
    ['show', 'shows', 'shown', 'showed'],
    ['wear', 'wears', 'worn', 'wearing', 'wore'],
    ['bring', 'brings', 'brought', 'bringing'],
    ['see', 'sees', 'seen', 'saw'],
    ['choose', 'chooses', 'chosen', 'chose'],
    ['obtain', 'obtains', 'obtained', 'obtaining', 'get', 'gets', 'got'],
    ['help', 'helps', 'helped', 'helping', 'assist', 'assists', 'assisted', 'assisting'],
    ['before', 'prior'],
    ['if', 'when', 'whenever', 'where'],
    ['phone', 'telephone', 'phones', 'telephones', 'mobile', 'mobiles'],
    ['nobody', 'noone'],
    ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
      .split(' ')
      .map((word, value) => [String(value), word]),
    ['30', 'thirty'],
    ['40', 'forty'],
    ['50', 'fifty'],
    ['60', 'sixty'],
    ['100', 'hundred'],
    ['%', 'percent'],
  ].flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const)),
);
const WORD = /[\p{L}\p{N}£%\uFFFC]+/gu;

/** Without one of these a text is as plain as it can be written. */
const CUT_SHORT = /[’']|cannot|\bno[ -]one\b|\bper cent\b/;

/** The words of a text as they are compared: small letters, nothing cut short, one word for one meaning. */
export function plainWords(text: string): string[] {
  const small = text.toLowerCase();
  const words = (CUT_SHORT.test(small) ? inFull(small) : small).match(WORD) ?? [];
  return words.map((word) => PLAIN.get(word) ?? word);
}

function inFull(text: string): string {
  return text
    .replace(/\bcan(?:not|[’']t)\b/g, 'can not')
    .replace(/\bwon[’']t\b/g, 'will not')
    .replace(/\bshan[’']t\b/g, 'shall not')
    .replace(/n[’']t\b/g, ' not')
    .replace(/[’'](?:s|re|ll|ve|d)\b/g, ' ')
    .replace(/\bno[ -]one\b/g, 'nobody')
    .replace(/\bper cent\b/g, '%');
}

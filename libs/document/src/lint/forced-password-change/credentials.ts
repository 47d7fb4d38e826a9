import { holdsAny } from '../words-of.ts';

/** What somebody signs in with and has to keep in mind. */
export const CREDENTIAL =
  /\b(?:pass[- ]?(?:words?|codes?|phrases?)|(?:log-?[io]n|log(?:ging)?[- ](?:in|on)|sign(?:ing)?[- ](?:in|on)|access|user|account|network) (?:credentials|details)|credentials)\b(?![- ]+(?:polic|rules|manager|procedure|guidance|vault|book))/i;
export const mayBeOfCredentials = holdsAny(
  'password passwords passcode passcodes passphrase passphrases phrase phrases credentials details',
);

/** What is done to a password to have another one, and how one ends. */
export const CHANGE =
  /\b(?:(?:re-?)?(?:chang(?:e[sd]?|ing)(?! (?:over|hands|places)\b)|set(?:s|ting)?(?= (?:again|anew|afresh))|issue[sd]?|issuing)|re-?plac(?:e[sd]?|ing|ements?)|renew(?:s|ed|als?|ing)?|resets?|resetting|updat(?:e[sd]?|ing)|rotat(?:e[sd]?|ions?|ing)|refresh(?:es|ed|ing)?|alter(?:s|ed|ing)?|cycl(?:e[sd]?|ing)|swap(?:s|ped|ping)?|switch(?:es|ed|ing)?|expir(?:e[sd]?|y|ation|ing)|laps(?:e[sd]?|ing)|r[ua]n(?:s|ning)? out|stop(?:s|ped)? working|(?:new|fresh|different|another) (?:one|pass[- ]?(?:words?|codes?|phrases?)|credentials)|(?:maximum|greatest|longest) (?:age|life(?:time|span)?)|older than|age[sd]?|valid(?:ity)?|life(?:time|span)|lives?(?= (?:of|for))|(?<!\b(?:the|at|my|our|your|its|their|his|her|of) )lasts?(?: for| no longer| up to| at most)?|(?:may|must|can) not be (?:used|kept|held) (?:for|beyond|longer)|(?:used|kept|held) for (?:more|longer|no more|no longer|at most)|(?:used?|keep|kept|hold|held|have|had)(?= (?:an?|the|one|any|their)(?: same)? pass[- ]?\w+ for (?:over|more|longer|beyond))|good for|(?:at most|more than|over)(?<=\bpass[- ]?\w+ [^.;,]{0,40})(?= [\w -]{3,24} old)|life(?= of\b)|(?:is|are|be) retired|(?:remain|stay)s? (?:the same|unchanged)(?<=\b(?:not|never|no|nobody|cannot)\b[^.;,]{0,60}))\b/gi;

/** Words that hold no thing that could be changed in place of the password. */
const NO_OBJECT =
  /^(?:[\s,(]|\b(?:them|it|these|those|this|one|yours?|theirs|his|hers|ours|mine|own|at|least|on|an?|by|after|when|any case|otherwise|anyway|beyond|past|all|every|each|users?|staff|everyone|for|the|once|no|not|less|more|often|frequently|later|than|automatically|again|anew|and|also|must|are|is|be|been|to|in|of|within|as|so|only|or|password|passwords)\b)*$/i;

/** Whether nothing else stands between a change and its time that could be what is changed. */
export function holdsNoObject(words: string): boolean {
  return NO_OBJECT.test(words);
}

/** Verbs and nouns of looking again, by their stems: whatever is done so to a text is a review of it. */
export const LOOKS_AGAIN =
  /\b(?:re-?(?:view|vis(?:e|ing|ion|it)|consider|new|approv|adopt|issu|examin|writ|draft|determin|ratif|evaluat|apprais|assess|publish|negotiat|confirm|validat|think|read|work|open)\w*|refresh\w*|updat\w*|overhaul\w*|scrutin\w*|evaluat\w*|(?:brought|bring\w*|kept|up) (?:\w+ )?(?:up )?to date|(?:another|fresh|further|new|proper|good|long|hard) (?:look|reading|consideration|discussion)|going-over|stock of|look(?:s|ed|ing)? (?:again |afresh |anew |carefully |closely |hard )?(?:at|over|into|through)|look(?:s|ed|ing)? (?:this|it|them)\b[^.,;]{0,20} (?:over|through)|(?:go|goes|gone|going|went|run|runs|walk\w*|work\w*|read|reads|talk\w*|think\w*|comb\w*) (?:it |them |this \w+ )?(?:back |again |carefully )?(?:through|over)|(?:sit|sits) down (?:with|over)|(?:return|com(?:e|ing)|go(?:es)?|turn|get)(?:s|ed)? (?:back )?to|back (?:to|before)|again|afresh|anew|once more|asks? (?:\w+ ){0,3}whether)\b/i;
/** What is done to a text when it is decided upon. */
export const DECIDES =
  /\b(?:consider|examin|approv|adopt|ratif|agre|confirm|endors|determin|settl|discuss|debat|check|assess|monitor|replac|amend|rework|rais)\w*\b|\b(?:sets?|read|reads|sign(?:s|ed)? off|tak(?:e|es|en|ing)|brings?|brought|puts?|submit\w*|present\w*|lay|lays|laid|comes?|goes|receives?|undergoes?|studies|studied)\b/i;
/** What a text does that stands as it is. */
export const STANDS =
  /\b(?:keep|keeps|kept|leave|leaves|left|stand|stands|remain|remains|stay|stays|last|lasts|run|runs|hold|holds|holding|valid|in force|in place|unchanged|set|agreed|made|fixed|serves?|life|lifespan|lifetime|lapses?|expires?|good|current)\b/i;
/** What becomes of a text when its time is over. */
export const LAPSES = /\b(?:lapses?|expires?|ends?|falls?|replaced|come to an end|runs? out)\b/i;

/** What is done with a text that stays as it is. */
export const USES =
  /\b(?:read|published?|publish\w*|shar\w+|sen[dt]s?|sign(?:s|ed|ing)?|explain\w*|g[ai]ven?|gives? (?!\w* ?a\b)|issu\w+|circulat\w+|distribut\w+|display\w*|print\w*|translat\w+|promot\w+|publici\w+|teach\w*|taught|hand\w*|appl\w+|us(?:e|es|ed|ing)|follow\w*|mention\w*|quot\w+|support\w*|inform\w*|remind\w*|train\w*|cop(?:y|ies|ied)|show\w*|tell\w*|told|meet\w*|met|require[sd]?|cover\w*|list\w*|report\w*|stor\w+|download\w*|receiv\w+|know\w*|discuss\w*|break\w*|breach\w*|uphold\w*|comply|observe[sd]?|implement\w*|need\w*|has|have|had|with|under|in|by)\b/i;
/** Who reads a text and does not decide on it. */
export const BY_READERS =
  /\b(?:staff|parents?|carers?|pupils?|students?|children|families|volunteers?|visitors?|drivers?|everyone|everybody|teachers?|employees?|hirers?|contractors?|adults|members)\b/i;

/** Those who are told of a text do not look whether it is still right. */
export const TOLD =
  /\b(?:sign(?:s|ed|ing)?(?! off)|train\w*|remind\w*|sent|sends?|giv\w+|hand\w*|cop(?:y|ies)|publish\w*|reports?)\b/i;

/** Words of a label that says how often a text is looked at; those of its title may stand there too. */
const OF_A_LABEL =
  /^(?:(?:re)?(?:view|vis|new|approv|adopt|issu|consider|examin|writ)(?:s|al|als|ed|ing|ion|ions|it|ited|e)?|reviewed|reviews?|refreshed|updated|updates?|looked|at|again|read|gone|through|over|cycles?|intervals?|frequency|frequencies|periods?|how|often|long|many|when|life|lifespan|lifetime|lasts?|last|valid|validity|for|of|the|this|our|its|it|is|are|does|do|will|be|to|by|between|on|in|and|a|next|normal|usual|full|formal|policy|document|procedure|protocol|statement|plan|scheme|code|text|wording|version|committee|committees|governors?|governing|body|board|trustees?|trust|school|council|objectives|arrangements|years?|months?|schedule|timescale|timetable|status|approval|monitoring|every|minimum|maximum)$/;
const MARKS_A_LABEL =
  /\b(?:reviews?|reviewed|revis\w+|renew\w+|re-?approv\w+|re-?adopt\w+|refreshed|updated|looked at|cycle|how often|how long|lifespan|lifetime|life of|frequency of|validity|gone through)\b/;

/** Whether a label, a head of a column or a question asks how often the text is looked at: `Lifespan of this document`. */
export function isReviewLabel(label: string, title: string): boolean {
  const small = label.toLowerCase();
  if (label.length > 70 || !MARKS_A_LABEL.test(small)) return false;
  const known = title.toLowerCase();
  return (small.match(/\p{L}+/gu) ?? []).every(
    (word) => OF_A_LABEL.test(word) || (word.length > 3 && known.includes(word)),
  );
}

import {
  materialityText,
  sayAnswer,
  sayDate,
  sayHours,
  sayMinute,
  sayVotes,
  type Materiality,
  type PlainDate,
} from '@ratify/policy';
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { stateTag } from '../pages/filters.ts';
import type { Meeting } from './meeting-documents.ts';
import { sayBetween } from './say-between.ts';
import { sayAttended, sayInterests } from './say-attendance.ts';

export interface WordAgenda {
  readonly organisationName: string;
  readonly meeting: Meeting;
  /** Earlier meetings of the body whose minutes none has confirmed. */
  readonly unconfirmed: readonly { readonly heldOn: string }[];
}

const ITEMS = 'items';

/** What the clerk opens in Word, puts the other items into, and sends out: headings, a numbered list and a language that a screen reader knows. */
export async function agendaWord(agenda: WordAgenda): Promise<Uint8Array> {
  const { organisationName, meeting } = agenda;
  const title = `${meeting.body.name}: agenda of ${say(meeting.heldOn)}`;
  const file = new Document({
    ...{ title, creator: organisationName, description: title },
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 24, language: { value: 'en-GB' } } },
        heading1: { run: { size: 36, bold: true, color: '000000' }, paragraph: { spacing: { after: 120 } } },
        heading2: {
          run: { size: 26, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 60 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: ITEMS,
          levels: [
            {
              ...{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
              style: { paragraph: { indent: { left: 567, hanging: 567 } } },
            },
          ],
        },
      ],
    },
    sections: [{ children: [...headOf(agenda), ...itemsOf(agenda)] }],
  });
  return Packer.toBuffer(file);
}

function headOf({ organisationName, meeting }: WordAgenda): Paragraph[] {
  const { body, heldOn, place } = meeting;
  const when = [say(heldOn), sayHours(meeting)].filter((each) => each !== '').join(' ');
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: `${organisationName}: ${body.name}` }),
    line(`Agenda of the meeting on ${when}${place ? `, ${place}` : ''}`),
    ...(body.quorum ? [line(`The quorum is ${body.quorum}.`)] : []),
  ];
}

function itemsOf({ meeting, unconfirmed }: WordAgenda): Paragraph[] {
  return [
    item('Apologies, and interests to declare'),
    ...sayAttended(meeting).map(({ heading, names }) => under(`${heading}: ${names.join(', ')}.`)),
    ...sayInterests(meeting).map(under),
    ...unconfirmed.map(({ heldOn }) => item(`Minutes of ${say(heldOn)}, to be confirmed`)),
    ...meeting.agenda.flatMap(policyItem),
    ...(meeting.decidedBetween.length > 0
      ? [
          item('Decisions taken between meetings, to be reported'),
          ...meeting.decidedBetween.map((each) => under(sayBetween(each))),
        ]
      : []),
    ...changedItem(meeting),
    item('Any other business'),
  ];
}

function policyItem({
  policyTitle,
  number,
  submittedByName,
  level,
  note,
  decision,
}: Meeting['agenda'][number]): Paragraph[] {
  const minute = decision ? sayMinute(decision.minuteReference, decision.isMinuteDraft) : null;
  return [
    item(`${policyTitle}, version ${number}`),
    under(`For decision. Put forward by ${submittedByName}. ${materialityText[level as Materiality] ?? level}.`),
    ...(note ? [under(`“${note}”`)] : []),
    ...(decision
      ? [
          under(
            [
              stateTag(decision.outcome).text,
              minute && `minute ${minute}`,
              decision.votes && sayVotes(decision.votes, decision.outcome),
            ]
              .filter((each) => !!each)
              .join(', '),
          ),
        ]
      : []),
  ];
}

/** What keepers changed since the last meeting: told, and nothing to be decided. */
function changedItem({ changedAnswers }: Meeting): Paragraph[] {
  if (changedAnswers.length === 0) return [];
  return [
    item('Changed since the last meeting, to be noted'),
    ...changedAnswers.map(({ policyTitle, settingName, question, items, why, asAt, setByName }) =>
      under(
        [
          `${policyTitle}${settingName ? ` at ${settingName}` : ''}: ${question} ${sayAnswer(items)}.`,
          ...(why ? [`“${why}”`] : []),
          `As at ${say(asAt)}, changed by ${setByName}.`,
        ].join(' '),
      ),
    ),
  ];
}

function item(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, numbering: { reference: ITEMS, level: 0 }, text });
}

/** Under its item, and in line with it. */
function under(text: string): Paragraph {
  return new Paragraph({ indent: { left: 567 }, spacing: { after: 60 }, children: [new TextRun(text)] });
}

function line(text: string): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [new TextRun(text)] });
}

function say(date: string): string {
  return sayDate(date as PlainDate);
}

/** Shapes of what goes into the printer and what comes out. Lengths are PDF points (1/72 inch), origin at the lower left. */

/** Page numbers by heading id, as printed: 1 is the cover. */
export type PageNumbers = Readonly<Record<string, number>>;

export interface Cover {
  readonly organisation: string;
  /** `#rrggbb`; words on it turn white or black, whichever reads better. */
  readonly colour: string;
  /** A PNG; whose it is stands beside it in words. */
  readonly logo?: Uint8Array;
  /** A line under the title: `Social networking protocol for schools`. */
  readonly subtitle?: string;
  /** Above the facts; `Document control` when left out. */
  readonly caption?: string;
  /** A QR code under the facts, and what is said beside it. */
  readonly code?: { readonly url: string; readonly label: string; readonly words: readonly string[] };
  /** Document-control facts in the order they are printed. */
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** A box that one person will sign later; the base PDF carries all of them, empty. */
export interface SignatureFieldRequest {
  /** The field's name in the PDF, unique in the document: `chair`. */
  readonly field: string;
  /** `Chair of Governors`. */
  readonly role: string;
  readonly name?: string;
  /** The organisation's seal, which closes the document: its box stands beside the QR code. */
  readonly isSeal?: boolean;
}

/** AFRelationship of ISO 19005-3: what the attached file is to the document. */
export type AttachmentRelationship = 'Source' | 'Data' | 'Supplement' | 'Alternative' | 'Unspecified';

export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly relationship: AttachmentRelationship;
}

export interface PrintJob {
  readonly title: string;
  /** BCP 47: `en-GB`, `cy`. */
  readonly language: string;
  readonly author: string;
  /**
   * The body as an HTML fragment. Called again with the page numbers found, until it says the same twice:
   * a body that ignores them is printed once.
   */
  readonly html: (pages?: PageNumbers) => string;
  readonly cover: Cover;
  /** Left of the head of every page but the cover. */
  readonly runningHead: string;
  /** Right of the head: `Version 3, adopted 19 November 2026`. */
  readonly version: string;
  readonly signatureFields: readonly SignatureFieldRequest[];
  readonly attachments: readonly Attachment[];
  /** How many policies are in it, 1 when left out: what it may hold, and how long it may take, is that many times what one may. */
  readonly policies?: number;
  /** Laid across every page: `DRAFT`. */
  readonly watermark?: string;
  /** Printed with a QR code on the last page. */
  readonly verifyUrl?: string;
  /** Printed in the foot of every page and beside the QR code; the URL's last segment when left out. */
  readonly verifyCode?: string;
  /** The moment the document says it was made. The printer has no clock of its own. */
  readonly madeAt: Date;
}

export interface PrintedHeading {
  /** 1 for the document's title. */
  readonly depth: number;
  readonly title: string;
  /** 1 is the cover. */
  readonly page: number;
}

export interface PrintedField {
  readonly field: string;
  /** 1 is the cover. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

export interface PrintStats {
  readonly passes: number;
  /** Each pass through the browser by itself, in order. */
  readonly passMs: readonly number[];
  readonly queuedMs: number;
  readonly renderMs: number;
  readonly finishMs: number;
  /** Requests the page tried to make and was refused. */
  readonly blockedRequests: number;
}

export interface PrintedDocument {
  /** PDF/A-3a and PDF/UA-1, unsigned. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly headings: readonly PrintedHeading[];
  readonly fields: readonly PrintedField[];
  readonly stats: PrintStats;
}

/** What stands in a visible signature box once it is signed. */
export interface StampJob {
  /** Size of the field, in points: see `PrintedDocument.fields`. */
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  /** As it is to be read: `19 November 2026, 18:42 UTC`. */
  readonly signedAt: string;
  /** What the signature means and which kind it is: one short line each. */
  readonly lines?: readonly string[];
  readonly language: string;
}

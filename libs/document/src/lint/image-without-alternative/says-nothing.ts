import { wordsIn } from '../words-of.ts';

/** What a picture may be, whatever it shows. */
const KINDS =
  'image images img picture pictures pic pics photo photos photograph photographs graphic graphics diagram figure fig chart flowchart flow organogram infographic illustration screen screenshot shot snapshot snip capture icon drawing sketch graph clip clipart art artwork logo crest banner header footer thumbnail collage cartoon watermark';
/** What a file may be, or a place in one. */
const FILES =
  'file attachment attached upload uploaded download document doc scan scanned copy copied paste pasted page slide untitled unnamed unknown final draft version new old edited cropped resized compressed small large medium full original preview';
/** What machines call the pictures that they take or send. */
const MACHINES =
  'dsc dscf dscn pxl mvimg wa whatsapp camera iphone android png jpg jpeg gif svg webp bmp tif tiff pdf heic';
/** What is said to whoever is to write the words, or to whoever sees the picture. */
const TO_A_READER =
  'alt alternative text description caption placeholder insert add enter write type your here click tap press enlarge zoom see view shown showing shows show below above opposite left right overleaf next previous following';
/** Words that hold others together, and say nothing by themselves. */
const SMALL = 'a an the of at on in to for from by with and or no none not this that our is it as am pm';

const EMPTY = new Set(`${KINDS} ${FILES} ${MACHINES} ${TO_A_READER} ${SMALL}`.split(' '));
/** A day as machines write it, and a running number: `20260304`, `wa0003`, `9bdc41f2`. */
const COUNTED = /^(?:\p{L}{0,4}\d[\p{N}x]*|(?=\p{L}*\d)[\da-f]{6,})$/u;

/**
 * Whether the words of an image tell nothing of what it shows: all of them say that there is a picture, how its file is called, or
 * what to do with it.
 */
export function saysNothing(words: string, url: string): boolean {
  if (isFileName(words, url)) return true;
  return wordsIn(words.toLowerCase()).every((word) => EMPTY.has(word) || COUNTED.test(word) || word.length === 1);
}

const EXTENSION = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|pdf|heic)$/i;

/** A file's name, with its ending or without: `blue-bin` beside `media/blue-bin.png`. */
function isFileName(words: string, url: string): boolean {
  if (EXTENSION.test(words)) return true;
  const name = url
    .slice(url.lastIndexOf('/') + 1)
    .replace(/[?#].*$/, '')
    .replace(/\.\w{2,5}$/, '');
  return name.toLowerCase() === words.toLowerCase() && /[-_\d]/.test(words) && !/\s/.test(words);
}

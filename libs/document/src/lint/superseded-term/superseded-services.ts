import { PLATFORM_TALK } from './superseded-bodies.ts';
import { known } from './known.ts';
import type { SupersededTerm } from './superseded-terms.ts';

/** Services and programs that closed, are no longer supported or were renamed. */
export const supersededServices: readonly SupersededTerm[] = [
  known('platform', ['Musical.ly', 'Musically'], 'TikTok', '2018-08-02', 'warning', { exactCase: true }),
  known('platform', ['Google Hangouts', 'Hangouts'], 'Google Chat or Google Meet', '2022-11', 'warning', {
    exactCase: true,
  }),
  known(
    'platform',
    ['Windows Live Messenger', 'Yahoo Messenger', 'AOL Instant Messenger', 'BlackBerry Messenger', 'BBM'],
    '',
    '2019-05-31',
    'warning',
    { exactCase: true },
  ),
  known('platform', ['Houseparty'], '', '2021-10', 'warning', { onlyWith: PLATFORM_TALK, exactCase: true }),
  known('platform', ['ICQ'], '', '2024-06-26', 'warning', { exactCase: true }),
  known('platform', ['Omegle'], '', '2023-11-08', 'warning'),
  known('platform', ['Ask.fm', 'AskFM', 'Ask FM'], '', '2024-12-01', 'warning'),
  known('platform', ['Formspring'], '', '2013', 'warning'),
  known('platform', ['Edmodo'], '', '2022-09-22', 'warning'),
  known('platform', ['Flipgrid'], '', '2024-07-01', 'warning'),
  known('platform', ['Club Penguin'], '', '2017-03-30', 'warning'),
  known('platform', ['Moshi Monsters'], '', '2019-12-13', 'warning'),
  known(
    'platform',
    ['G Suite for Education', 'G Suite', 'Google Apps for Education'],
    'Google Workspace',
    '2021-02',
    'info',
    { exactCase: true },
  ),
  known('platform', ['Skype for Business', 'Microsoft Lync'], 'Microsoft Teams', '2021-07-31', 'warning', {
    exactCase: true,
  }),
  known('platform', ['Internet Explorer'], 'Microsoft Edge', '2022-06-15', 'warning', { exactCase: true }),
  known(
    'platform',
    ['Windows XP', 'Windows Vista', 'Windows 7', 'Windows 8', 'Windows 8.1', 'Windows 10'],
    'a version of Windows that is still supported',
    '2025-10-14',
    'warning',
    { exactCase: true },
  ),
  known('platform', ['Adobe Flash', 'Flash Player'], '', '2020-12-31', 'warning', { exactCase: true }),
  known('platform', ['IGTV'], 'Instagram', '2021-10', 'info', { exactCase: true }),
  known('platform', ['Myspace'], '', '', 'info', { exactCase: true }),
];

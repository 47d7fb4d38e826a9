import type { RefusalText } from '../refusal-text.ts';

/** Around people's accounts and appointments. */
export const PEOPLE = {
  LINK_NOT_OPEN: {
    what: 'This link has been used already, or its time is over.',
    whatToDo: 'Ask for a new password to get another link.',
  },
  PASSWORD_TOO_SHORT: {
    what: 'This password has fewer than 12 characters.',
    whatToDo: 'Make it longer. Three words that have nothing to do with one another are a good start.',
  },
  PASSWORD_TOO_LONG: {
    what: 'This password has more than 256 characters.',
    whatToDo: 'Make it shorter. Nothing is gained beyond that.',
  },
  PASSWORD_GUESSABLE: {
    what: 'This password is easy to guess.',
    whatToDo: 'Choose another. Three words that have nothing to do with one another are a good start.',
  },
  EMAIL_NOT_VALID: {
    what: 'This is not a whole e-mail address.',
    whatToDo: 'Write it like name@school.example, without anything around it.',
  },
  NAME_MISSING: {
    what: 'There is no name, or it is longer than a name can be.',
    whatToDo: 'Write the first name and the last name, as people here know the person.',
  },
  ROLES_MISSING: {
    what: 'No role is chosen.',
    whatToDo: 'Choose at least one: it says what the person may see and do here.',
  },
  ROLE_NOT_HERE: {
    what: 'There is no such role in an organisation like this one.',
    whatToDo: 'Choose among the roles that the form shows.',
  },
  VOTE_AS_IT_IS: {
    what: 'That is how it stands already.',
    whatToDo: 'There is nothing to change. Choose the other if you meant that.',
  },
  OFFICE_HAS_VOTE: {
    what: 'Only a governor can be a member without a vote. Chair and vice-chair are elected from those who have one.',
    whatToDo: 'Choose governor alone, or leave them their vote.',
  },
  NOT_A_CLERK: {
    what: 'This is not the post of a clerk.',
    whatToDo: 'End this term, and add whoever follows with their own.',
  },
  HANDED_TO_THEMSELVES: {
    what: 'This is the clerk who hands over.',
    whatToDo: 'Give the address of whoever takes over.',
  },
  TERM_TURNED_ROUND: {
    what: 'The last day is before the first.',
    whatToDo: 'Check both days, and change the one that is wrong.',
  },
  TERM_OVER: {
    what: 'The last day is past already.',
    whatToDo: 'Give a day that is still to come, or none: the term then goes on until it is ended.',
  },
  ALREADY_APPOINTED: {
    what: 'The person has one of these roles here already, in the same time.',
    whatToDo: 'Leave that role out, or end it first on the list of people.',
  },
  APPOINTMENT_OVER: {
    what: 'This term is over already.',
    whatToDo: 'Go back to the list of people and see what it holds now.',
  },
  LAST_DAY_PAST: {
    what: 'The last day is further back than yesterday, and what was done since then stands.',
    whatToDo: 'Give yesterday or a later day.',
  },
  LAST_TO_APPOINT: {
    what: 'Nobody would be left here who can add people and end their terms.',
    whatToDo: 'Give somebody else such a role first, for a longer time.',
  },
  ALREADY_HERE: {
    what: 'The person has set a password and needs no invitation.',
    whatToDo: 'Tell them to sign in, or to ask for a new password on that page.',
  },
  PROOF_NEEDED: {
    what: 'You signed in a while ago, and a signature has to be yours beyond doubt.',
    whatToDo: 'Type your password as well. What else you typed is kept.',
  },
  PROOF_WRONG: {
    what: 'This is not the password of your account.',
    whatToDo: 'Type it again. After five wrong ones the account is closed for a quarter of an hour.',
  },
  PROOF_LOCKED: {
    what: 'There were too many wrong passwords or codes, so the account is closed for the moment.',
    whatToDo: 'Wait 15 minutes and try again, or ask for a new password.',
  },
  CODE_WRONG: {
    what: 'This code is not right, or it has been used already.',
    whatToDo:
      'Type the one that your app shows now, or wait for its next. After five wrong ones the account is closed for a quarter of an hour.',
  },
  SET_UP_CODE_WRONG: {
    what: 'This is not the code that the app should show now.',
    whatToDo:
      'Check that the app took the whole secret and that the clock of its device is right, then type the code that it shows now.',
  },
  SECOND_FACTOR_ON: {
    what: 'Two-step sign-in is on already.',
    whatToDo: 'Switch it off first if you want to set it up anew.',
  },
  SECOND_FACTOR_ELSEWHERE: {
    what: 'They work for another organisation too, and their sign-in opens that one as well.',
    whatToDo: 'Ask whoever runs this installation to switch their two-step sign-in off, once they know who is asking.',
  },
  SECOND_FACTOR_NONE: {
    what: 'Two-step sign-in is not on, or has not been begun to be set up.',
    whatToDo: 'Go back and look at how it stands now.',
  },
  STILL_IN_POST: {
    what: 'The person still holds a post here.',
    whatToDo: 'End the term first. What they did in it stays; their name can go once they have left.',
  },
  NAME_NOT_TYPED: {
    what: 'This is not the name of the person.',
    whatToDo: 'Type it exactly as it stands above, so that nobody else is erased by mistake.',
  },
  TOKEN_NAME_MISSING: {
    what: 'There is no name, or it has more than 60 characters.',
    whatToDo: 'Name the program that will use it, so that you know later whether it is still needed.',
  },
  TOKEN_SCOPES_MISSING: {
    what: 'Nothing is chosen that it may read.',
    whatToDo: 'Choose at least one, and no more than the program needs.',
  },
  TOKEN_EXPIRY_WRONG: {
    what: 'This day is not after today, or more than a year away.',
    whatToDo: 'Give a day within a year. Make a new token before it, and revoke this one.',
  },
  TOKENS_MANY: {
    what: 'There are 20 tokens already.',
    whatToDo: 'Revoke those that no program uses any more.',
  },
  WEBHOOK_ADDRESS_WRONG: {
    what: 'This is not an address that can be told.',
    whatToDo: 'Give one that begins with https:// and a name on the internet, without a user and a password in it.',
  },
  WEBHOOK_EVENTS_MISSING: {
    what: 'Nothing is chosen that it is told.',
    whatToDo: 'Choose at least one.',
  },
  WEBHOOKS_MANY: {
    what: 'There are 10 systems already that are told.',
    whatToDo: 'End those that nobody looks after any more.',
  },
  WEBHOOK_PAUSED: {
    what: 'Nothing is sent to this address at the moment.',
    whatToDo: 'Go on sending to it first.',
  },
  DELIVERY_WAITS: {
    what: 'This is on its way already.',
    whatToDo: 'Wait until it has arrived or is given up.',
  },
  PROVIDER_UNREACHABLE: {
    what: 'The service that you chose to sign in with could not be reached, or did not answer as it should.',
    whatToDo: 'Try again in a minute, or sign in with your password.',
  },
  PROVIDER_CANCELLED: {
    what: 'The service that you chose did not sign you in: it was cancelled there, or refused.',
    whatToDo: 'Try again, or sign in with your password.',
  },
  PROVIDER_STEP_OVER: {
    what: 'This way back does not belong to a sign-in that this browser began within the last 10 minutes.',
    whatToDo: 'Begin again from here.',
  },
  PROVIDER_TENANT: {
    what: 'Your account there belongs to an organisation from which nobody signs in here.',
    whatToDo: 'Choose the account of your school, trust or council there, or sign in with your password.',
  },
  ADDRESS_NOT_VERIFIED: {
    what: 'The service that you chose does not say that the e-mail address of your account is yours.',
    whatToDo: 'Have the address verified there, or sign in with your password.',
  },
  ADDRESS_UNKNOWN: {
    what: 'Nobody here has the e-mail address of that account.',
    whatToDo:
      'Ask whoever manages people and roles in your organisation to add you with exactly that address; then sign in this way again.',
  },
  IDENTITY_TAKEN: {
    what: 'Whoever has this e-mail address here signs in with another account of that service.',
    whatToDo:
      'Use the account that you used before; or sign in with your password, and disconnect it on the page "Where you are signed in".',
  },
  IDENTITY_KEPT: {
    what: 'You have no password, so that you could not sign in any more.',
    whatToDo: 'Set a password first: ask for one on the page "Forgotten your password?".',
  },
  PROOF_OTHER_ACCOUNT: {
    what: 'That was another account than the one that is connected with you here.',
    whatToDo: 'Choose your own account there, or type your password.',
  },
  PROOF_NOT_FRESH: {
    what: 'The service did not say that it has just asked you to sign in.',
    whatToDo: 'Type your password to sign, or sign out there and try again.',
  },
  OWN_SECOND_FACTOR: {
    what: 'This is your own two-step sign-in.',
    whatToDo:
      'Switch it off on its own page, with your password and a code; or ask somebody else who manages people here.',
  },
} as const satisfies Record<string, RefusalText>;

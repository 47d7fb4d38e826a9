import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule, type LoggerService } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ImporterLimits } from '@ratify/docx';
import type { ImporterPort, Journey, WordPort } from '@ratify/journey';
import type { Verifier } from '@ratify/seal';
import { ReadingResolver } from './acknowledge/reading.resolver.ts';
import { RoundResolver } from './acknowledge/round.resolver.ts';
import { AdoptionResolver } from './adopt/adoption.resolver.ts';
import { DecisionResolver } from './adopt/decision.resolver.ts';
import { SigningResolver } from './adopt/signing.resolver.ts';
import { SignatureRequestResolver } from './adopt/signature-request.resolver.ts';
import { ConsultationResolver, EditionConsultationsResolver } from './approve/consultation.resolver.ts';
import { AttendanceResolver } from './approve/attendance.resolver.ts';
import { MeetingResolver } from './approve/meeting.resolver.ts';
import { YearPlanResolver } from './approve/year-plan.resolver.ts';
import { RevisionResolver } from './approve/revision.resolver.ts';
import {
  DerivedDraftResolver,
  DerivedTemplateResolver,
  EditionRulesResolver,
} from './author/derived-template.resolver.ts';
import { PreviewSettingsResolver, TemplateLookResolver } from './author/template-look.resolver.ts';
import { TemplateDraftResolver, TemplateResolver } from './author/template.resolver.ts';
import { WordController } from './circulate/word.controller.ts';
import { CommentResolver } from './circulate/comment.resolver.ts';
import { WordResolver } from './circulate/word.resolver.ts';
import { WORD } from './circulate/word.token.ts';
import { ExceptionResolver } from './customise/exception.resolver.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { DutyResolver } from './duties/duty.resolver.ts';
import { RemindersResolver } from './remind/reminders.resolver.ts';
import { DraftResolver } from './customise/draft.resolver.ts';
import { UpdateResolver } from './customise/update.resolver.ts';
import { ByteRoutesController } from './documents/byte-routes.controller.ts';
import { DocumentResolver } from './documents/document.resolver.ts';
import { OUTSIDE_ROOTS, type OutsideRoots } from './documents/outside-roots.token.ts';
import { VERIFIER } from './documents/verifier.token.ts';
import { VerifyFileController } from './documents/verify-file.controller.ts';
import { DepartureResolver, LeavingResolver } from './fork/leaving.resolver.ts';
import { EvidenceController } from './adopt/evidence.controller.ts';
import { PaperSignatureController } from './adopt/paper-signature.controller.ts';
import { HeldElsewhereResolver } from './review/held-elsewhere.resolver.ts';
import { ImportFileController } from './fork/import-file.controller.ts';
import { ImportResolver } from './fork/import.resolver.ts';
import { SentDocumentController } from './fork/sent-document.controller.ts';
import { SentDocumentResolver } from './fork/sent-document.resolver.ts';
import { IMPORTER } from './fork/importer.token.ts';
import { PolicyResolver, UpdateOfferResolver } from './fork/policy.resolver.ts';
import { compiledPlugin } from './graph/compiled.plugin.ts';
import { endReadingPlugin } from './graph/end-reading.plugin.ts';
import { GraphContext } from './graph/graph-context.ts';
import { formatError } from './graph/format-error.ts';
import { JOURNEY } from './graph/journey.token.ts';
import { keepOperations, type KnownOperations } from './graph/known-operations.ts';
import { limitRules, MOST_TOKENS } from './graph/limits.ts';
import { LogOnceFilter } from './graph/log-once.filter.ts';
import { PlainDateScalar } from './graph/plain-date.scalar.ts';
import { nameTracePlugin } from './graph/name-trace.plugin.ts';
import { tokenReachPlugin } from './graph/token-reach.plugin.ts';
import { HealthController } from './health/health.controller.ts';
import { MetricsController } from './health/metrics.controller.ts';
import type { Metrics, ServerLoad } from './health/metrics.ts';
import { METRICS, type GuardedMetrics } from './health/metrics.token.ts';
import { KEEPS_MAIL } from './mail/keeps-mail.token.ts';
import { MailboxResolver } from './mail/mailbox.resolver.ts';
import { OpenController } from './open/open.controller.ts';
import { ApiTokensResolver } from './organisations/api-tokens.resolver.ts';
import { WebhooksResolver } from './organisations/webhooks.resolver.ts';
import { LetterheadController } from './organisations/letterhead.controller.ts';
import { RequirementResolver } from './publish/requirement.resolver.ts';
import { BodyResolver, OrganisationResolver } from './organisations/organisation.resolver.ts';
import { TermDatesResolver } from './organisations/term-dates.resolver.ts';
import { PackController } from './pack/pack.controller.ts';
import { PackResolver } from './pack/pack.resolver.ts';
import { MeResolver } from './people/me.resolver.ts';
import { PasswordResolver } from './people/password.resolver.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { ProviderSignInResolver } from './people/provider-sign-in.resolver.ts';
import { type SignInProvider, SignInProviders } from './people/sign-in-providers.ts';
import { SIGN_IN_PROVIDERS } from './people/sign-in-providers.token.ts';
import { SecondFactorResolver } from './people/second-factor.resolver.ts';
import { SessionsResolver } from './people/sessions.resolver.ts';
import { SubjectAccessController } from './people/subject-access.controller.ts';
import { TodoResolver } from './people/todo.resolver.ts';
import { EditionResolver, PreparedEditionResolver } from './publish/edition.resolver.ts';
import { PublicPolicyResolver } from './publish/public-policy.resolver.ts';
import {
  DraftEffectResolver,
  RollOutResolver,
  TemplateHoldersOfResolver,
  TemplateHoldersResolver,
} from './publish/holders.resolver.ts';
import { NationalResolver } from './register/national.resolver.ts';
import { ChangingResolver } from './operate/changing.resolver.ts';
import { OperatingResolver } from './operate/operating.resolver.ts';
import { RegisterResolver } from './register/register.resolver.ts';
import { SearchResolver } from './register/search.resolver.ts';
import { TemplateReviewResolver } from './author/template-review.resolver.ts';
import { RetirementResolver } from './adopt/retirement.resolver.ts';
import { CorrectionResolver, PolicyCorrectionsResolver } from './adopt/correction.resolver.ts';
import { NotApplicableResolver } from './review/not-applicable.resolver.ts';
import { LiveValueResolver } from './review/live-value.resolver.ts';
import { RequirementAnswerResolver } from './review/requirement-answer.resolver.ts';
import { ReviewResolver } from './review/review.resolver.ts';

export interface ApiConfiguration {
  readonly journey: Journey;
  /** Served over TLS: the session cookie is marked Secure. */
  readonly secure: boolean;
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Mail is kept here and shown to everybody: a demonstration, whose people are invented. */
  readonly keepsMail?: boolean;
  /** What a monitoring brings to be told numbers; left out: nobody is told. */
  readonly metricsToken?: string | undefined;
  /** What is in hand, and how many were told to come back, for the monitoring. */
  readonly load?: () => ServerLoad;
  /** Requests of one session or program in a minute, and ten times as many of one address; left out: as many as come. */
  readonly requestsPerMinute?: number | undefined;
  /** Who may say in `x-forwarded-for` for whom they ask, as Fastify takes it; left out: this machine. */
  readonly trustedProxies?: readonly string[];
  /** What may be asked by its hash alone, and whether nothing else may; left out: everything is asked in full. */
  readonly known?: KnownOperations;
  /** Where the framework tells of troubles; its own way when left out. */
  readonly logger?: LoggerService;
  /** How much is read at a time of what people send; the importer's own limits when left out. */
  readonly importing?: ImporterLimits;
  /** Whom outside this installation signed files are believed of; nobody when left out. */
  readonly outsideRoots?: OutsideRoots;
  /** Services by which people may sign in besides a password, and where people reach the pages; none when left out. */
  readonly signIn?: { readonly providers: readonly SignInProvider[]; readonly publicOrigin: string };
}

/** What reads and writes documents in threads of its own. */
export interface ReadingPorts {
  readonly importer: ImporterPort;
  readonly word: WordPort;
  readonly verifier: Verifier;
}

/** Every resolver of the API; the schema is generated from them. */
export const resolvers = [
  ApiTokensResolver,
  WebhooksResolver,
  AdoptionResolver,
  DepartureResolver,
  DerivedDraftResolver,
  DerivedTemplateResolver,
  BodyResolver,
  RequirementResolver,
  CalendarResolver,
  DutyResolver,
  RemindersResolver,
  ConsultationResolver,
  EditionConsultationsResolver,
  DecisionResolver,
  DocumentResolver,
  DraftEffectResolver,
  DraftResolver,
  EditionResolver,
  EditionRulesResolver,
  ExceptionResolver,
  ImportResolver,
  SentDocumentResolver,
  LeavingResolver,
  MailboxResolver,
  MeResolver,
  AttendanceResolver,
  MeetingResolver,
  YearPlanResolver,
  NationalResolver,
  ChangingResolver,
  OperatingResolver,
  OrganisationResolver,
  PasswordResolver,
  PeopleResolver,
  PolicyResolver,
  PreparedEditionResolver,
  ProviderSignInResolver,
  PublicPolicyResolver,
  ReadingResolver,
  RegisterResolver,
  NotApplicableResolver,
  RequirementAnswerResolver,
  LiveValueResolver,
  HeldElsewhereResolver,
  RetirementResolver,
  TemplateReviewResolver,
  CorrectionResolver,
  PolicyCorrectionsResolver,
  TermDatesResolver,
  SearchResolver,
  ReviewResolver,
  RevisionResolver,
  RollOutResolver,
  RoundResolver,
  SecondFactorResolver,
  SessionsResolver,
  SignatureRequestResolver,
  SigningResolver,
  TemplateDraftResolver,
  TemplateHoldersOfResolver,
  TemplateHoldersResolver,
  TemplateLookResolver,
  PreviewSettingsResolver,
  TemplateResolver,
  TodoResolver,
  UpdateOfferResolver,
  PackResolver,
  UpdateResolver,
  CommentResolver,
  WordResolver,
];

@Module({})
export class ApiModule {
  static forRoot(
    {
      journey,
      secure,
      introspection,
      keepsMail = false,
      outsideRoots = { timestamps: [], seals: [] },
      known = { operations: [], isAll: false },
      metricsToken,
      signIn = { providers: [], publicOrigin: 'http://localhost' },
    }: ApiConfiguration,
    { importer, word, verifier }: ReadingPorts,
    metrics: Metrics,
  ): DynamicModule {
    const { persistedQueries, plugin: onlyKnownPlugin } = keepOperations(known);
    return {
      module: ApiModule,
      imports: [
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          sortSchema: true,
          playground: false,
          graphiql: false,
          introspection,
          hideSchemaDetailsFromClientErrors: !introspection,
          parseOptions: { maxTokens: MOST_TOKENS },
          csrfPrevention: true,
          allowBatchedHttpRequests: false,
          validationRules: limitRules,
          formatError,
          persistedQueries,
          // Nothing is cached for others; the plugin that would say so is called for every field of every row.
          plugins: [
            ApolloServerPluginCacheControlDisabled(),
            ...[onlyKnownPlugin, endReadingPlugin, tokenReachPlugin, nameTracePlugin, compiledPlugin()],
          ],
          context: (request: FastifyRequest, reply: FastifyReply) => new GraphContext(journey, request, reply, secure),
        }),
      ],
      controllers: [
        ByteRoutesController,
        CalendarController,
        HealthController,
        ImportFileController,
        SentDocumentController,
        PackController,
        LetterheadController,
        MetricsController,
        OpenController,
        EvidenceController,
        PaperSignatureController,
        SubjectAccessController,
        VerifyFileController,
        WordController,
      ],
      providers: [
        { provide: JOURNEY, useValue: journey },
        { provide: IMPORTER, useValue: importer },
        { provide: WORD, useValue: word },
        { provide: KEEPS_MAIL, useValue: keepsMail },
        { provide: OUTSIDE_ROOTS, useValue: outsideRoots },
        { provide: VERIFIER, useValue: verifier },
        { provide: SIGN_IN_PROVIDERS, useValue: new SignInProviders(signIn.providers, signIn.publicOrigin) },
        { provide: METRICS, useValue: { metrics, token: metricsToken } satisfies GuardedMetrics },
        { provide: APP_FILTER, useClass: LogOnceFilter },
        PlainDateScalar,
        ...resolvers,
      ],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type nunjucks from 'nunjucks';
import { BringInController } from './bring-in/bring-in.controller.ts';
import { SentController } from './bring-in/sent.controller.ts';
import { ScheduleController } from './bring-in/schedule.controller.ts';
import { BroughtInController } from './bring-in/brought-in.controller.ts';
import { DocumentsController } from './documents/documents.controller.ts';
import { BlanksController } from './draft/blanks.controller.ts';
import { ClausesController } from './draft/clauses.controller.ts';
import { ConfirmationsController } from './confirmations/confirmations.controller.ts';
import { OpenRoundController } from './confirmations/open-round.controller.ts';
import { EvidenceController } from './confirmations/evidence.controller.ts';
import { PosterController } from './confirmations/poster.controller.ts';
import { SheetController } from './confirmations/sheet.controller.ts';
import { ConsultationController } from './draft/consultation.controller.ts';
import { CommentsController } from './comments/comments.controller.ts';
import { LooksController } from './comments/looks.controller.ts';
import { NewCommentController } from './comments/new-comment.controller.ts';
import { ThreadController } from './comments/thread.controller.ts';
import { DraftController } from './draft/draft.controller.ts';
import { OptionalController } from './draft/optional.controller.ts';
import { SubmitController } from './draft/submit.controller.ts';
import { AccountController } from './account/account.controller.ts';
import { CalendarController } from './account/calendar.controller.ts';
import { RemindersController } from './account/reminders.controller.ts';
import { AskExceptionController } from './exceptions/ask-exception.controller.ts';
import { ExceptionsController } from './exceptions/exceptions.controller.ts';
import { TemplateExceptionsController } from './exceptions/template-exceptions.controller.ts';
import { GraphqlPort } from './graphql/graphql-port.ts';
import { ChangeTemplateController } from './leaving/change-template.controller.ts';
import { LeaveController } from './leaving/leave.controller.ts';
import { ForgottenPasswordController } from './account/forgotten-password.controller.ts';
import { SessionsController } from './account/sessions.controller.ts';
import { SetPasswordController } from './account/set-password.controller.ts';
import { TwoStepController } from './account/two-step.controller.ts';
import { MailboxController } from './mail/mailbox.controller.ts';
import { EraseController } from './people/erase.controller.ts';
import { HandOverController } from './people/hand-over.controller.ts';
import { InviteController } from './people/invite.controller.ts';
import { PeopleController } from './people/people.controller.ts';
import { AgendaController } from './meetings/agenda.controller.ts';
import { PlanReviewController } from './planner/plan-review.controller.ts';
import { PlannerController } from './planner/planner.controller.ts';
import { ScheduleYearController } from './planner/schedule-year.controller.ts';
import { CorrectionsController } from './corrections/corrections.controller.ts';
import { AmendmentsController } from './meetings/amendments.controller.ts';
import { ChangeMeetingController } from './meetings/change-meeting.controller.ts';
import { RecordAllController } from './meetings/record-all.controller.ts';
import { DecisionController } from './meetings/decision.controller.ts';
import { DelegatedController } from './meetings/delegated.controller.ts';
import { MeetingsController } from './meetings/meetings.controller.ts';
import { RequirementsController } from './requirements/requirements.controller.ts';
import { DecideController } from './meetings/decide.controller.ts';
import { BodiesController } from './bodies/bodies.controller.ts';
import { VoteController } from './bodies/vote.controller.ts';
import { SigningRulesController } from './meetings/signing-rules.controller.ts';
import { WithdrawController } from './meetings/withdraw.controller.ts';
import { TokensController } from './organisation/tokens.controller.ts';
import { WebhooksController } from './organisation/webhooks.controller.ts';
import { LetterheadController } from './organisation/letterhead.controller.ts';
import { SettingsController } from './organisation/settings.controller.ts';
import { TermDatesController } from './organisation/term-dates.controller.ts';
import { AccentController } from './pages/accent.controller.ts';
import { PacksController } from './packs/packs.controller.ts';
import { NationController } from './nation/nation.controller.ts';
import { OperateController } from './operate/operate.controller.ts';
import { OrganisationsController } from './operate/organisations.controller.ts';
import { PageShell } from './pages/page-shell.ts';
import { ProgressController } from './progress/progress.controller.ts';
import { ShownController } from './shown/shown.controller.ts';
import { ShowPolicyController } from './shown/show-policy.controller.ts';
import { PoliciesController } from './policies/policies.controller.ts';
import { LiveController } from './live/live.controller.ts';
import { ReasonController } from './policies/reason.controller.ts';
import { ReviewController } from './policies/review.controller.ts';
import { QuestionsController } from './reading/questions.controller.ts';
import { ReadingController } from './reading/reading.controller.ts';
import { TemplateReviewController } from './templates/template-review.controller.ts';
import { RetireController } from './retire/retire.controller.ts';
import { RegisterOnController } from './register/register-on.controller.ts';
import { DutiesController } from './duties/duties.controller.ts';
import { ChaseController } from './register/chase.controller.ts';
import { MissingController } from './register/missing.controller.ts';
import { AttendanceController } from './meetings/attendance.controller.ts';
import { MinutesController } from './meetings/minutes.controller.ts';
import { RecordController } from './record/record.controller.ts';
import { RoundFiguresController } from './register/round-figures.controller.ts';
import { ApproverController } from './planner/approver.controller.ts';
import { EvidenceFileController } from './register/evidence.controller.ts';
import { HeldElsewhereController } from './register/held-elsewhere.controller.ts';
import { NotNeededController } from './register/not-needed.controller.ts';
import { RegisterController } from './register/register.controller.ts';
import { SearchController } from './search/search.controller.ts';
import { ProviderController } from './sign-in/provider.controller.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';
import { DeclineController } from './sign/decline.controller.ts';
import { HandOnController } from './sign/hand-on.controller.ts';
import { PaperController } from './sign/paper.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { OpenController } from './open/open.controller.ts';
import { ScanController } from './documents/scan.controller.ts';
import { SettleController } from './sign/settle.controller.ts';
import { SittingController } from './sign/sitting.controller.ts';
import { SignController } from './sign/sign.controller.ts';
import { EffectController } from './templates/effect.controller.ts';
import { PublishController } from './templates/publish.controller.ts';
import { TemplateTextController } from './templates/template-text.controller.ts';
import { TemplateUpdateController } from './templates/template-update.controller.ts';
import { RollOutController } from './templates/roll-out.controller.ts';
import { SchoolsController } from './templates/schools.controller.ts';
import { EditionConsultationController } from './templates/edition-consultation.controller.ts';
import { TemplatesController } from './templates/templates.controller.ts';
import { TodoController } from './todo/todo.controller.ts';
import { ChangeController } from './update/change.controller.ts';
import { ChoiceController } from './update/choice.controller.ts';
import { DeclineEditionController } from './update/decline-edition.controller.ts';
import { TakeController } from './update/take.controller.ts';
import { UpdatesController } from './update/updates.controller.ts';
import { VerifyController } from './verify/verify.controller.ts';
import { BringBackController } from './word/bring-back.controller.ts';
import { WordCopyController } from './word/word-copy.controller.ts';
import { WordReturnController } from './word/word-return.controller.ts';
import type { WebConfiguration } from './web-configuration.ts';

@Module({})
export class WebModule {
  static forRoot(configuration: WebConfiguration, views: nunjucks.Environment): DynamicModule {
    return {
      module: WebModule,
      controllers: [
        AccentController,
        AgendaController,
        AskExceptionController,
        AmendmentsController,
        BlanksController,
        BringInController,
        SentController,
        ScheduleController,
        BroughtInController,
        AccountController,
        CalendarController,
        RemindersController,
        ChangeTemplateController,
        ChangeController,
        ChoiceController,
        ClausesController,
        OpenRoundController,
        SheetController,
        EvidenceController,
        PosterController,
        ConfirmationsController,
        ConsultationController,
        ChangeMeetingController,
        RecordAllController,
        DecisionController,
        DeclineController,
        DeclineEditionController,
        DelegatedController,
        DocumentsController,
        CommentsController,
        LooksController,
        NewCommentController,
        ThreadController,
        DraftController,
        ExceptionsController,
        TemplateExceptionsController,
        ForgottenPasswordController,
        SessionsController,
        SetPasswordController,
        TwoStepController,
        HandOnController,
        EraseController,
        HandOverController,
        InviteController,
        PeopleController,
        LeaveController,
        LetterheadController,
        SettingsController,
        TermDatesController,
        TokensController,
        WebhooksController,
        ...(configuration.keepsMail ? [MailboxController] : []),
        MeetingsController,
        CorrectionsController,
        PlannerController,
        PlanReviewController,
        ScheduleYearController,
        OptionalController,
        HealthController,
        OpenController,
        RetireController,
        TemplateReviewController,
        PoliciesController,
        QuestionsController,
        ReadingController,
        RegisterOnController,
        DutiesController,
        ChaseController,
        MissingController,
        ApproverController,
        EvidenceFileController,
        RecordController,
        RoundFiguresController,
        AttendanceController,
        MinutesController,
        HeldElsewhereController,
        NotNeededController,
        RegisterController,
        SearchController,
        PublishController,
        ReasonController,
        LiveController,
        ReviewController,
        PaperController,
        ScanController,
        SettleController,
        SigningRulesController,
        BodiesController,
        VoteController,
        DecideController,
        RequirementsController,
        SittingController,
        SignController,
        ProviderController,
        SignInController,
        SubmitController,
        TemplateTextController,
        TemplateUpdateController,
        TakeController,
        EffectController,
        RollOutController,
        SchoolsController,
        EditionConsultationController,
        TemplatesController,
        TodoController,
        UpdatesController,
        VerifyController,
        WithdrawController,
        BringBackController,
        WordCopyController,
        WordReturnController,
        NationController,
        OperateController,
        OrganisationsController,
        PacksController,
        ProgressController,
        ShownController,
        ShowPolicyController,
      ],
      providers: [
        {
          provide: PageShell,
          useFactory: () => new PageShell(views, new GraphqlPort(configuration.apiOrigin, configuration.patienceMs)),
        },
      ],
    };
  }
}

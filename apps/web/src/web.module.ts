import { Module, type DynamicModule } from '@nestjs/common';
import { DocumentsController } from './documents/documents.controller.ts';
import { GraphqlPort } from './graphql/graphql-port.ts';
import { PageShell } from './pages/page-shell.ts';
import { createViews } from './pages/views.ts';
import { PoliciesController } from './policies/policies.controller.ts';
import { RegisterController } from './register/register.controller.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';
import { SignController } from './sign/sign.controller.ts';
import { TodoController } from './todo/todo.controller.ts';
import { VerifyController } from './verify/verify.controller.ts';
import { WEB_CONFIGURATION, type WebConfiguration } from './web-configuration.ts';

@Module({})
export class WebModule {
  static forRoot(configuration: WebConfiguration): DynamicModule {
    return {
      module: WebModule,
      controllers: [
        SignInController,
        TodoController,
        PoliciesController,
        SignController,
        RegisterController,
        DocumentsController,
        VerifyController,
      ],
      providers: [
        { provide: WEB_CONFIGURATION, useValue: configuration },
        {
          provide: PageShell,
          useFactory: () => new PageShell(createViews(), new GraphqlPort(configuration.apiOrigin)),
        },
      ],
    };
  }
}

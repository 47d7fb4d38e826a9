import type { PlainDate } from '../dates/plain-date.ts';
import { commentTasks } from './comment-tasks.ts';
import { clerkTasks } from './clerk-tasks.ts';
import { complianceTasks, exceptionTasks, templateTasks } from './publisher-tasks.ts';
import { amendmentTasks, editorialTasks, reportTasks } from './decision-tasks.ts';
import { dutyTasks } from './duty-tasks.ts';
import { headTasks } from './head-tasks.ts';
import { acknowledgeTasks, questionTasks } from './reader-tasks.ts';
import { missingTasks } from './missing-tasks.ts';
import { signTasks } from './sign-tasks.ts';
import { unreachedTasks } from './unreached-tasks.ts';
import { TASK_GROUPS, type TodoState, type TodoTask } from './todo-state.ts';

/**
 * What needs a person, what they wait for and what is coming, for all their roles together: group by group, the earliest due
 * date first, each thing once.
 */
export function todoTasks(state: TodoState, today: PlainDate): TodoTask[] {
  const is = (...roles: TodoState['roles'][number][]) => roles.some((role) => state.roles.includes(role));
  const parts = [
    signTasks(state),
    amendmentTasks(state),
    editorialTasks(state),
    is('clerk') ? reportTasks(state, today) : [],
    is('head', 'clerk', 'chair', 'vice-chair', 'governor', 'staff') ? acknowledgeTasks(state) : [],
    is('head', 'clerk') ? questionTasks(state) : [],
    commentTasks(state),
    is('clerk') ? clerkTasks(state, today) : [],
    is('head') ? headTasks(state, today) : [],
    is('head', 'clerk') ? missingTasks(state) : [],
    is('head', 'clerk') ? dutyTasks(state, today) : [],
    is('head', 'clerk', 'publisher') ? unreachedTasks(state) : [],
    is('publisher', 'council-author') ? templateTasks(state, today) : [],
    is('publisher') ? exceptionTasks(state) : [],
    is('compliance-officer') ? complianceTasks(state) : [],
  ];
  const tasks = parts.flatMap((part, turn) => part.map((task) => ({ task, turn })));
  const unique = tasks.filter(
    ({ task }, at) =>
      tasks.findIndex(({ task: one }) => one.kind === task.kind && one.subjectId === task.subjectId) === at,
  );
  // To the last: what is due on one day stands in the same order whenever it is asked for.
  return unique
    .sort(
      (a, b) =>
        rank(a.task) - rank(b.task) ||
        dueOrder(a.task).localeCompare(dueOrder(b.task)) ||
        a.turn - b.turn ||
        a.task.title.localeCompare(b.task.title, 'en-GB') ||
        a.task.subjectId.localeCompare(b.task.subjectId),
    )
    .map(({ task }) => task);
}

function rank(task: TodoTask): number {
  return TASK_GROUPS.indexOf(task.group);
}

/** Undated tasks follow dated ones. */
function dueOrder(task: TodoTask): string {
  return task.dueOn ?? '9999';
}

import type { Locale } from '../service/protocol';

/** What `nabla check` says besides its report: in the language of the report. What is said before that is known is English. */
export interface CheckSentences {
  inputNotFound(file: string, name: string): string;
  tooLarge(file: string, megabytes: number): string;
  unreadable(file: string): string;
  noNotebook(file: string): string;
  tookTooLong(seconds: number): string;
  crashed(): string;
  noAnswer(): string;
}

export const CHECK_SENTENCES: Readonly<Record<Locale, CheckSentences>> = {
  en: {
    inputNotFound: (file, name) => `${file}: the file of \\input{${name}} was not found.`,
    tooLarge: (file, megabytes) => `${file} is larger than ${megabytes} MB.`,
    unreadable: (file) => `${file} cannot be read.`,
    noNotebook: (file) => `${file} is not a notebook: its JSON cannot be read.`,
    tookTooLong: (seconds) => `This took longer than ${seconds} s and was stopped.`,
    crashed: () => 'The engine stopped on this request. Please report it, with the formula.',
    noAnswer: () => 'There was no answer.',
  },
  'zh-cn': {
    inputNotFound: (file, name) => `${file}：找不到 \\input{${name}} 所指的文件。`,
    tooLarge: (file, megabytes) => `${file} 超过 ${megabytes} MB。`,
    unreadable: (file) => `无法读取 ${file}。`,
    noNotebook: (file) => `${file} 不是笔记本：无法读取其中的 JSON。`,
    tookTooLong: (seconds) => `超过 ${seconds} 秒，已停止。`,
    crashed: () => '引擎在处理此请求时停止。请连同公式一起报告。',
    noAnswer: () => '没有得到回答。',
  },
};

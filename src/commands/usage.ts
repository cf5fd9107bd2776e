/** How the program is called. Exit codes: 0 fine, 1 the thing checked is not right, 2 usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage';
}

export const USAGE = `六看 Liukan — 容错纠错初步研判 · preliminary assessment of mistakes at work

用法 · usage: npx liukan <命令>

  serve                          启动服务（问答页、审核台、Slack）· start the server
  chat [--lang zh|en] [--content 文件夹]
                                 在终端里问答 · talk in the terminal
  check [文件夹] [--json]        检查流程和政策清单 · check the flow and the lists
  judge 文件|- [--json]          对写好的事实作研判 · judge facts from a file or standard input
  user add 姓名 --unit 单位 [--role reviewer|administrator] [--slack U…]
                                 添加审核人员，打印一次性登录链接 · add a reviewer
  user link 姓名                 再打印一个登录链接 · another link for a reviewer
  export 案件号 --format json    导出已提交的件 · export a submitted matter
  help                           这段说明 · this text

环境变量见 README · environment variables: see README
`;

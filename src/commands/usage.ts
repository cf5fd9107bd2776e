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
  demo                           三十件虚构的审核件，看一看审核台 · the review desk with thirty invented matters
  check [文件夹] [--json]        检查流程和政策清单 · check the flow and the lists
  check --mutants [文件夹] [--pack hubei/report] [--as-of 日期] [--write] [--json]
                                 清单哪里改错了没有范例会发现；--write 写上能发现的范例 · which small mistakes no example would notice
  prove [文件夹] [--certify] [--region 湖北] [--pack hubei/report] [--svg 文件] [--as-of 日期] [--json]
                                 证明：每一种回答的结论，清单有没有毛病；--certify 写证明，--pack 只看与一份清单有关的 · prove what the lists do
  diff 旧 新 [--database 文件] [--as-of 日期] [--json]
                                 一处改动会改变哪些结论；旧、新各写文件夹、git 版本或 published · what a change changes
  diagram [文件夹] [--pack hubei/report] [--format svg|mermaid] [--lang zh|en] [--out 文件]
                                 把流程或一份清单画在一页纸上 · draw the flow or one pack's lists on one page
  judge 文件|- [--lang zh|en] [--json]
                                 对写好的事实作研判 · judge facts from a file or standard input
  publish [文件夹] --by 姓名 --why 理由
                                 发布清单：新的咨询从此用它 · publish the lists: new consultations begin with them
  versions [--json]              发布过的版本，谁批准的，为什么 · what was published, by whom, why
  rollback 版本号 --by 姓名 --why 理由
                                 回退到以前的版本 · go back to an earlier version
  schema flow|pack|examples|flow.en|pack.en [文件夹] [--out 文件]
                                 让编辑器补全关键词和选项 · the JSON Schema by which an editor completes
  user add 姓名 --unit 单位 [--role reviewer|senior|policy|auditor|administrator] [--slack U…] [--oidc 编号]
                                 添加审核人员，打印一次性登录链接 · add a reviewer
  user list                      有哪些用户 · who is there
  user link 姓名                 再打印一个登录链接 · another link for a reviewer
  user disable|enable 姓名       停用（立即退出），恢复 · shut out at once, let in again
  user oidc 姓名 编号            用单位统一账号登录 · the office's own account of a user
  export 案件号 --format json    导出已提交的件 · export a submitted matter
  export 案件号 --example        把有审核结论的件去掉个人信息，做成范例 · a decided matter as an example, without the person
  help                           这段说明 · this text

环境变量见 README · environment variables: see README
`;

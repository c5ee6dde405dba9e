using System.Globalization;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests.Slurm;

/// <summary>A slurm.conf for a cluster whose nodes are all this machine: a slurmd each, on ports of their own, as the user who runs the tests.</summary>
internal static class SlurmConf
{
    public static readonly string[] Nodes = ["n1", "n2", "n3"];

    /// <summary>One may be preempted by the other.</summary>
    public const string Low = "low";

    public const string High = "high";

    /// <param name="directory">For everything that the daemons write.</param>
    /// <param name="warned">Whether a job's own signal comes when its preemption begins, or nothing before the end.</param>
    public static string Text(string directory, bool warned) => $"""
        ClusterName=test
        SlurmctldHost=localhost
        SlurmctldPort={Port()}
        SlurmUser={Environment.UserName}
        SlurmdUser={Environment.UserName}
        AuthType=auth/munge
        # A job that was requeued starts when the credential of its last life has expired: 5 s instead of 120.
        AuthInfo=socket={directory}/munge.socket,cred_expire=5
        StateSaveLocation={directory}/state
        SlurmdSpoolDir={directory}/spool-%n
        SlurmctldPidFile={directory}/slurmctld.pid
        SlurmdPidFile={directory}/slurmd-%n.pid
        SlurmctldLogFile={directory}/slurmctld.log
        SlurmdLogFile={directory}/slurmd-%n.log
        # No control groups, which a container does not have.
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        MpiDefault=none
        ReturnToService=2
        # Nodes have the processors that are said here, whatever this machine has.
        SlurmdParameters=config_overrides
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        SchedulerParameters=batch_sched_delay=0,sched_interval=1
        PreemptType=preempt/partition_prio
        PreemptMode=REQUEUE
        KillWait=30
        {(warned ? "SlurmctldParameters=preempt_send_user_signal" : "")}
        {string.Join('\n', Nodes.Select(node => $"NodeName={node} NodeHostname=localhost NodeAddr=127.0.0.1 Port={Port()} CPUs=1 RealMemory=1000"))}
        PartitionName={Low} Nodes={string.Join(',', Nodes)} PriorityTier=1 PreemptMode=REQUEUE GraceTime={(warned ? 60 : 0)} State=UP
        PartitionName={High} Nodes={string.Join(',', Nodes)} PriorityTier=2 PreemptMode=OFF State=UP
        """;

    private static string Port() => TestCluster.FreePort().ToString(CultureInfo.InvariantCulture);
}
